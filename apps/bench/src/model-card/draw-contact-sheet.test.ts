import { digitFromStrokes } from '@raqam/image';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawContactSheet } from './draw-contact-sheet.ts';
import type { WrongDigit } from './wrong-digit.ts';

const BAR = digitFromStrokes([
  [
    [0, 0],
    [0, 9],
  ],
]);
const DIGIT: WrongDigit = { set: 'mnist', index: 123, label: 1, readAs: [7, null], image: BAR };

test('each digit has a cell, twelve in a row, in gray', async () => {
  const { channels, height, width } = await sharp(
    await drawContactSheet(new Array<WrongDigit>(13).fill(DIGIT)),
  ).metadata();
  expect({ channels, height, width }).toEqual({ channels: 1, width: 12 * 96, height: 2 * 130 });
});

test('a cell shows the picture three times as large, black on white, and the print below it', async () => {
  const { data, info } = await sharp(await drawContactSheet([DIGIT]))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const levelAt = (x: number, y: number) => data[(y * info.width + x) * info.channels];
  for (const [row, column] of [
    [14, 14],
    [0, 0],
    [27, 27],
    [5, 14],
  ]) {
    const ink = BAR?.ink[row * 28 + column] ?? Number.NaN;
    expect(levelAt(6 + 3 * column + 1, 6 + 3 * row + 1)).toBe(255 - Math.round(255 * ink));
  }
  const printed = data.subarray(96 * info.width * info.channels).filter((level) => level < 128);
  expect(printed.length).toBeGreaterThan(50);
});
