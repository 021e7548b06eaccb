import { expect, test } from 'vitest';
import { affineAugmentation } from './affine-augmentation.ts';
import { elasticAugmentation } from './elastic-augmentation.ts';

const SHAPE = { height: 24, width: 24, numChannels: 1 };
const STILL = { ...SHAPE, rotationDegrees: 0, scale: 0, shear: 0, translatePixels: 0 };
/** A slope along columns and one along rows, so that a bilinear value tells where it comes from. */
const SLOPES = ['columns', 'rows'].map((along) =>
  Float32Array.from({ length: 24 * 24 }, (_, index) => (along === 'columns' ? index % 24 : Math.floor(index / 24))),
);
const middle = () => 0.5;

/** Where each pixel comes from: column and row. */
function sources(elastic: (index: number) => number, options: { elasticPixels: number; elasticGrid: number }) {
  return SLOPES.map((x) => {
    const y = new Float32Array(x.length);
    elasticAugmentation(x, { affine: middle, elastic }, y, { ...STILL, ...options });
    return y;
  });
}

/** Pixels that stay inside of the image, whatever moves them by at most four. */
const inner = (values: Float32Array) =>
  values.filter((_, i) => Math.abs((i % 24) - 11.5) < 7 && Math.abs(i / 24 - 12) < 7);

test.each([3, 5, 8])('a grid of %i points that stay is the affine map', (elasticGrid) => {
  const affine = (index: number) => [0.9, 0.2, 0.7, 0.1, 0.8][index % 8];
  const options = { ...SHAPE, rotationDegrees: 20, scale: 0.2, shear: 0.2, translatePixels: 2 };
  for (const x of SLOPES) {
    const [bent, moved] = [new Float32Array(x.length), new Float32Array(x.length)];
    elasticAugmentation(x, { affine, elastic: middle }, bent, { ...options, elasticPixels: 4, elasticGrid });
    affineAugmentation(x, affine, moved, options);
    bent.forEach((value, index) => {
      expect(Math.abs(value - moved[index])).toBeLessThan(1e-3);
    });
  }
});

test('points that all move by the same shift the image', () => {
  // Words 0 and 1 of a block are of columns, 2 and 3 of rows: 2 · 0.75 − 1 = ½ and 2 · 0.25 − 1 = −½.
  const elastic = (index: number) => (index % 4 < 2 ? 0.75 : 0.25);
  const [columns, rows] = sources(elastic, { elasticPixels: 3, elasticGrid: 6 });
  inner(columns).forEach((column, index) => {
    expect(column).toBeCloseTo(inner(SLOPES[0])[index] + 1.5, 4);
  });
  inner(rows).forEach((row, index) => {
    expect(row).toBeCloseTo(inner(SLOPES[1])[index] - 1.5, 4);
  });
});

test('one point moves the pixels around it, most where it is, and none two steps away', () => {
  // Control point (2, 2), the middle one of 5 × 5: block 4 · 2 + 2, word 0.
  const [columns, rows] = sources((index) => (index === 4 * 10 ? 1 : 0.5), { elasticPixels: 4, elasticGrid: 5 });
  const displacement = columns.map((column, index) => column - SLOPES[0][index]);
  inner(rows).forEach((row, index) => {
    expect(row).toBeCloseTo(inner(SLOPES[1])[index], 4);
  });
  // The B-spline is ¾ at its point along both axes; the pixels beside the middle are 1/16 step from it.
  const atMiddle = (3 / 4 - (0.5 / 8) ** 2) ** 2;
  expect(displacement[11 * 24 + 11]).toBeCloseTo(4 * atMiddle, 4);
  expect(Math.max(...displacement)).toBe(displacement[11 * 24 + 11]);
  // A step is 8 pixels, and the spline ends 1½ steps from its point.
  displacement.forEach((each, index) => {
    const distance = Math.max(Math.abs((index % 24) - 11.5), Math.abs(Math.floor(index / 24) - 11.5));
    if (distance > 12) expect(Math.abs(each)).toBeLessThan(1e-4);
  });
  expect(displacement[11 * 24 + 1]).toBeGreaterThan(0);
});
