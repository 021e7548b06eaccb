import { normalizeDigit } from '@raqam/image';
import { describe, expect, test } from 'vitest';
import { DatasetArgumentError, DatasetContentError } from './errors.ts';
import { NO_DIGIT } from './no-digit.ts';
import { NON_DIGIT_KINDS, type NonDigitKind } from './non-digits/draw-non-digit.ts';
import { sha256 } from './sha256.ts';
import { synthesizeNonDigit } from './synthesize-non-digit.ts';
import { synthesizeNonDigits } from './synthesize-non-digits.ts';

test('kinds take turns, and no image has a digit for a label', async () => {
  const set = await synthesizeNonDigits({ numImages: 100, seed: 4 });
  expect(set.labels.every((label) => label === NO_DIGIT)).toBe(true);
  for (const index of [0, 5, 99]) {
    const kind = NON_DIGIT_KINDS[index % NON_DIGIT_KINDS.length];
    expect(synthesizeNonDigit(4, index, kind)).toEqual({ kind, pixels: set.image(index) });
  }
  const some = await synthesizeNonDigits({ numImages: 3, seed: 4, kinds: ['spiral', 'letter'] });
  expect(some.image(2)).toEqual(synthesizeNonDigit(4, 2, 'spiral').pixels);
  // Part of every saved run: a change breaks every replay.
  expect(await sha256(new Uint8Array(set.images))).toBe(
    'a7962bd16376283042858df8019ee7ba44d20957c35a4d4d0745ba760219727e',
  );
});

test('more images leave the first ones as they were', async () => {
  const more = await synthesizeNonDigits({ numImages: 40, seed: 4 });
  expect((await synthesizeNonDigits({ numImages: 20, seed: 4 })).images).toEqual(more.take(20).images);
});

describe.each(NON_DIGIT_KINDS)('%s', (kind) => {
  const drawn = Array.from({ length: 40 }, (_, index) => synthesizeNonDigit(8, index, kind).pixels);

  test('every drawing obeys the 28×28 contract', () => {
    for (const pixels of drawn) {
      const ink = Float32Array.from(pixels, (value) => value / 255);
      expect(normalizeDigit({ width: 28, height: 28, ink })?.ink).toEqual(ink);
    }
  });

  test('no two are alike', () => {
    expect(new Set(drawn.map((pixels) => pixels.join())).size).toBe(drawn.length);
  });
});

test('a spiral is more than a 6: most lines through its middle cross it four times or more', () => {
  const variation = { penWidth: [0.05, 0.05], gap: 0, pressure: 0 } as const;
  const crossings = Array.from({ length: 100 }, (_, index) => {
    const { pixels } = synthesizeNonDigit(3, index, 'spiral', variation);
    const row = pixels.subarray(14 * 28, 15 * 28);
    return row.filter((value, x) => value > 127 && !(row[x - 1] > 127)).length;
  });
  expect(crossings.filter((count) => count >= 4).length).toBeGreaterThan(70);
});

test('lines are wide: one that stands alone is a 1', () => {
  const variation = { penWidth: [0.05, 0.08], rotationDegrees: 0, shear: 0, bend: 0, jitter: 0 } as const;
  for (let index = 0; index < 200; index++) {
    const { pixels } = synthesizeNonDigit(3, index, 'lines', variation);
    const columns = Array.from(pixels.keys()).flatMap((i) => (pixels[i] > 0 ? [i % 28] : []));
    expect(Math.max(...columns) - Math.min(...columns), `image ${index}`).toBeGreaterThan(6);
  }
});

test.each([
  [
    'a kind that there is not',
    { numImages: 1, seed: 1, kinds: ['spiral', 'letters' as NonDigitKind] },
    new DatasetArgumentError(
      'synthesizeNonDigits: kinds[1] is "letters"; expected one of scribble, letter, digits, curve, figure, ' +
        'mirroredDigit, loops, word, turnedDigit, spiral, lines, halfDigit, zigzag, cross, wave, dots. Correct the name.',
    ),
  ],
  [
    'no kinds',
    { numImages: 1, seed: 1, kinds: [] },
    new DatasetArgumentError('synthesizeNonDigits: kinds is empty. Name at least one, or leave it out for all.'),
  ],
  [
    'no images',
    { numImages: 0, seed: 1 },
    new DatasetArgumentError(
      'synthesizeNonDigits: numImages is 0; expected a whole number from 1. Pass a number in that range.',
    ),
  ],
  [
    'a pen that makes dots of everything',
    { numImages: 1, seed: 1, kinds: ['zigzag'], variation: { penWidth: [0.99, 0.99], inkLimit: 10 } },
    new DatasetContentError(
      'synthesizeNonDigit: with this variation, 32 drawings of the kind zigzag left a mere dot each. Pass a thinner pen.',
    ),
  ],
] as const)('refuses %s', async (_, options, error) => {
  await expect(synthesizeNonDigits(options)).rejects.toThrow(error);
});
