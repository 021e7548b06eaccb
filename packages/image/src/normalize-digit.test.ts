import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeDigit } from './normalize-digit.ts';
import type { DigitImage, Raster } from './raster.ts';

/** Rasters of every kind: filled, sparse, faint, with single specks; 1×1 to 90×90. */
const rasters: fc.Arbitrary<Raster> = fc
  .record({ width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 90 }) })
  .chain(({ width, height }) =>
    fc
      .array(
        fc.record({
          index: fc.nat(width * height - 1),
          length: fc.oneof(fc.constant(1), fc.nat(200)),
          value: fc.oneof(fc.constant(1), fc.constant(0.002), fc.float({ min: 0, max: 1, noNaN: true })),
        }),
        { maxLength: 30 },
      )
      .map((runs) => {
        const ink = new Float32Array(width * height);
        for (const { index, length, value } of runs) ink.fill(value, index, index + length);
        return { width, height, ink };
      }),
  );

test('is idempotent to the bit for every raster', () => {
  fc.assert(
    fc.property(rasters, (raster) => {
      const once = normalizeDigit(raster);
      fc.pre(once !== null);
      expect(normalizeDigit(once as DigitImage)).toEqual(once);
    }),
    { numRuns: 1000 },
  );
});

test('every pixel is a whole level of 255, the long side 20, and the center within half a pixel unless the frame forbids', () => {
  fc.assert(
    fc.property(rasters, (raster) => {
      const digit = normalizeDigit(raster);
      fc.pre(digit !== null);
      const { width, height, ink } = digit as DigitImage;
      expect([width, height, ink.length]).toEqual([28, 28, 784]);
      const levels = Array.from(ink, (value) => Math.round(value * 255));
      expect(Float32Array.from(levels, (level) => level / 255)).toEqual(ink);
      const columns = marginal(levels, (index) => index % 28);
      const rows = marginal(levels, (index) => Math.floor(index / 28));
      expect(Math.max(columns.length, rows.length)).toBe(20);
      for (const { first, last, center } of [columns, rows]) {
        const isHeld = (center < 13.5 && last === 27) || (center > 14.5 && first === 0);
        expect(isHeld || (center >= 13.5 && center <= 14.5)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('moving ink by whole pixels within a larger raster changes no bit', () => {
  fc.assert(
    fc.property(rasters, fc.nat(40), fc.nat(40), (raster, left, top) => {
      const width = raster.width + left + 3;
      const height = raster.height + top;
      // In a frame of the contract's own size, ink half a pixel off the center stays on its side.
      fc.pre([raster.width, width].every((each) => each !== 28));
      const ink = new Float32Array(width * height);
      for (let y = 0; y < raster.height; y++) {
        ink.set(raster.ink.subarray(y * raster.width, (y + 1) * raster.width), (top + y) * width + left);
      }
      expect(normalizeDigit({ width, height, ink })).toEqual(normalizeDigit(raster));
    }),
  );
});

test('is null without ink', () => {
  expect(normalizeDigit({ width: 28, height: 28, ink: new Float32Array(784) })).toBeNull();
});

/** First, last and mean position of the levels along one axis. */
function marginal(levels: readonly number[], positionOf: (index: number) => number) {
  let first = 27;
  let last = 0;
  let mass = 0;
  let moment = 0;
  for (const [index, level] of levels.entries()) {
    if (level === 0) continue;
    const position = positionOf(index);
    first = Math.min(first, position);
    last = Math.max(last, position);
    mass += level;
    moment += level * position;
  }
  return { first, last, length: last - first + 1, center: moment / mass };
}
