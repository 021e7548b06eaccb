import { type DigitImage, digitFromPixels, digitFromStrokes, NUMERAL_MODELS, sampleNumeral } from '@raqam/image';
import { expect, test } from 'vitest';
import { GOLDEN_PIXELS, GOLDEN_STROKES } from './golden-strokes.ts';

/** 28 lines of 28 levels in hexadecimal, paper as dots: a picture that can be read and compared. */
function printDigit(digit: DigitImage | null): string {
  if (!digit) return 'nothing drawn\n';
  const levels = Array.from(digit.ink, (value) => Math.round(value * 255));
  const rows = Array.from({ length: 28 }, (_, y) => levels.slice(28 * y, 28 * (y + 1)));
  return rows
    .map((row) => row.map((level) => (level === 0 ? '··' : level.toString(16).padStart(2, '0'))).join(' '))
    .join('\n')
    .concat('\n');
}

test.each(Object.entries(GOLDEN_STROKES))('strokes: %s', async (name, strokes) => {
  await expect(printDigit(digitFromStrokes(strokes))).toMatchFileSnapshot(`golden/${name}.txt`);
});

test.each(Object.entries(GOLDEN_PIXELS))('pixels: %s', async (name, rows) => {
  const [width, height] = [rows[0].length, rows.length];
  const data = Uint8Array.from(rows.join(''), (character) => (character === '#' ? 0 : 255));
  await expect(printDigit(digitFromPixels({ data, width, height }))).toMatchFileSnapshot(`golden/${name}.txt`);
});

test.each(NUMERAL_MODELS)('numeral: $digit $variant', async (model) => {
  const name = `numeral-${model.digit}-${model.variant.replaceAll(' ', '-')}`;
  await expect(printDigit(digitFromStrokes(sampleNumeral(model)))).toMatchFileSnapshot(`golden/${name}.txt`);
});

test.each([
  ['blank', []],
  ['a dot', [[[30, 40]]]],
] as const)('%s is nothing drawn', (_, strokes) => {
  expect(digitFromStrokes(strokes)).toBeNull();
});
