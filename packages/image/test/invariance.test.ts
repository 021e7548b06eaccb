import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  type DigitImage,
  digitFromPixels,
  digitFromStrokes,
  NUMERAL_MODELS,
  type Pixels,
  type Point,
  rasterize,
  type Stroke,
  sampleNumeral,
} from '@raqam/image';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDataFile } from './data-folder.ts';
import { GOLDEN_STROKES } from './golden-strokes.ts';

const KNOWN_STROKES: readonly (readonly Stroke[])[] = [
  ...Object.values(GOLDEN_STROKES),
  ...NUMERAL_MODELS.map((model) => sampleNumeral(model)),
];

/** A mean difference that rounding may cause; nothing that an eye or a network could tell. */
const ONE_LEVEL_IN_EIGHT = 1 / 255 / 8;

/** Any scribble of whole coordinates, which moving and scaling by powers of two keep exact. */
const scribbles = fc.array(
  fc.array(
    fc
      .tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -2000, max: 2000 }))
      .map(([x, y]): Point => [x, y]),
    { maxLength: 12 },
  ),
  { maxLength: 3 },
);

function mapPoints(strokes: readonly Stroke[], map: (x: number, y: number) => readonly [number, number]): Stroke[] {
  return strokes.map((stroke) =>
    stroke.map(([x, y, pressure]): Point => (pressure === undefined ? map(x, y) : [...map(x, y), pressure])),
  );
}

function scale(strokes: readonly Stroke[], factor: number): Stroke[] {
  return mapPoints(strokes, (x, y) => [x * factor, y * factor]);
}

/** Mean difference of two images' pixels, 0 to 1. */
function difference(a: DigitImage | null, b: DigitImage | null): number {
  if (!a || !b) return a === b ? 0 : 1;
  return a.ink.reduce((sum, value, i) => sum + Math.abs(value - b.ink[i]), 0) / a.ink.length;
}

describe('moved strokes', () => {
  test('give the same image to the bit, as long as the coordinates stay exact', () => {
    fc.assert(
      fc.property(
        scribbles,
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: -1e9, max: 1e9 }),
        (strokes, dx, dy) => {
          const moved = mapPoints(strokes, (x, y) => [x + dx, y + dy]);
          expect(digitFromStrokes(moved)).toEqual(digitFromStrokes(strokes));
        },
      ),
    );
  });

  test('differ by less than 1 level in 8 pixels where coordinates are rounded', () => {
    for (const strokes of NUMERAL_MODELS.map((model) => sampleNumeral(model))) {
      const moved = mapPoints(strokes, (x, y) => [x + 0.1, y - 12.3]);
      expect(difference(digitFromStrokes(moved), digitFromStrokes(strokes))).toBeLessThan(ONE_LEVEL_IN_EIGHT);
    }
  });
});

describe('scaled strokes', () => {
  test('by powers of two, ×¼ to ×8, give the same image to the bit', () => {
    fc.assert(
      fc.property(scribbles, fc.constantFrom(0.25, 0.5, 2, 4, 8), (strokes, factor) => {
        expect(digitFromStrokes(scale(strokes, factor))).toEqual(digitFromStrokes(strokes));
      }),
    );
    for (const strokes of KNOWN_STROKES) {
      for (const factor of [0.25, 0.5, 2, 4, 8]) {
        expect(digitFromStrokes(scale(strokes, factor))).toEqual(digitFromStrokes(strokes));
      }
    }
  });

  test('by any other factor from ×¼ to ×8 differ by less than 1 level in 8 pixels', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KNOWN_STROKES),
        fc.double({ min: 0.25, max: 8, noNaN: true }),
        (strokes, factor) => {
          const scaled = digitFromStrokes(scale(strokes, factor));
          expect(difference(scaled, digitFromStrokes(strokes))).toBeLessThan(ONE_LEVEL_IN_EIGHT);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** The least {@link difference} when one image may move by a pixel: centering by whole pixels can tip to the next. */
function differenceOfShapes(a: DigitImage | null, b: DigitImage | null): number {
  if (!a || !b) return difference(a, b);
  let least = 1;
  for (let shift = -29; shift <= 29; shift++) {
    if (Math.abs(shift) > 1 && Math.abs(Math.abs(shift) - 28) > 1) continue;
    // Both frames have margins of paper, so that an index beyond a row's end reads paper too.
    const moved = a.ink.map((_, i) => a.ink[i + shift] ?? 0);
    least = Math.min(least, difference({ ...a, ink: moved }, b));
  }
  return least;
}

const unipenFile = findDataFile('strokes/unipen-train.jsonl.gz');

test.skipIf(!unipenFile)(
  '636 UNIPEN digits, moved and scaled: none refused, not one bit different',
  () => {
    const lines = gunzipSync(readFileSync(unipenFile as string))
      .toString()
      .trim()
      .split('\n');
    const digits = lines
      .filter((_, i) => i % 20 === 0)
      .map((line) => (JSON.parse(line) as { strokes: Stroke[] }).strokes);
    expect(digits).toHaveLength(636);
    for (const strokes of digits) {
      const digit = digitFromStrokes(strokes);
      expect(digit).not.toBeNull();
      for (const factor of [0.25, 0.3, 0.7, 3, Math.PI, 8]) {
        expect(difference(digitFromStrokes(scale(strokes, factor)), digit)).toBe(0);
      }
      expect(difference(digitFromStrokes(mapPoints(strokes, (x, y) => [x + 4567, y - 1234])), digit)).toBe(0);
    }
  },
  60_000,
);

describe('a thicker pen', () => {
  test.each([
    [0.5, 0.1],
    [0.75, 0.06],
    [1.5, 0.07],
    [2, 0.12],
    [3, 0.19],
  ])('×%d changes the mean pixel of each numeral by less than %d', (factor, bound) => {
    for (const model of NUMERAL_MODELS) {
      const strokes = sampleNumeral(model);
      const change = differenceOfShapes(
        digitFromStrokes(strokes, { penWidth: 0.12 * factor }),
        digitFromStrokes(strokes),
      );
      expect(change).toBeGreaterThan(0);
      expect(change).toBeLessThan(bound);
    }
  });
});

/** A drawing program's picture of the strokes: `rasterize` enlarged without smoothing, on a sheet with margins. */
function paint(
  strokes: readonly Stroke[],
  penWidth: number,
  zoom: number,
  margin: number,
  levels: readonly [number, number],
): Pixels {
  const raster = rasterize(strokes, { penWidth });
  const [width, height] = [raster.width * zoom + 2 * margin, raster.height * zoom + 2 * margin];
  const [paper, ink] = levels;
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const x = Math.floor(((pixel % width) - margin) / zoom);
    const y = Math.floor((Math.floor(pixel / width) - margin) / zoom);
    const isInside = x >= 0 && x < raster.width && y >= 0 && y < raster.height;
    const part = isInside ? raster.ink[y * raster.width + x] : 0;
    for (let channel = 0; channel < 3; channel++) data[4 * pixel + channel] = paper + (ink - paper) * part;
  }
  return { data, width, height };
}

describe('a picture of strokes', () => {
  test.each([
    ['black on white', 1, 5, [255, 0]],
    ['white on black, large', 3, 11, [0, 255]],
    ['gray on gray, very large', 6, 1, [190, 60]],
  ] as const)('%s gives what the strokes give, with a mean difference below 0.03', (_, zoom, margin, levels) => {
    for (const model of NUMERAL_MODELS) {
      const strokes = sampleNumeral(model);
      for (const penWidth of [0.06, 0.12, 0.24, 0.36]) {
        const fromStrokes = digitFromStrokes(strokes, { penWidth });
        const fromPixels = digitFromPixels(paint(strokes, penWidth, zoom, margin, levels));
        expect(differenceOfShapes(fromPixels, fromStrokes)).toBeLessThan(0.03);
      }
    }
  });
});
