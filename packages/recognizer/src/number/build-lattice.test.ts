import { type DigitImage, normalizeDigit } from '@raqam/image';
import { expect, test } from 'vitest';
import { buildLattice, EDGE_FEATURES, LABEL_FEATURES, type PieceRow, unite } from './build-lattice.ts';
import { RASTER_WEIGHTS, STROKE_WEIGHTS } from './lattice-weights.ts';

const IMAGE = normalizeDigit({ width: 1, height: 4, ink: new Float32Array(4).fill(1) });

/** Upright bars of the given height, their middles 10 apart, in a row of digits 20 high; all of them look the same. */
function rowOf(heights: readonly number[], image: DigitImage | null = IMAGE): PieceRow {
  const pieces = heights.map((height, i) => ({
    box: { left: 10 * i, top: 0, width: 4, height },
    turn: i,
    crosses: i === 1,
    cut: null,
  }));
  return { pieces, height: 20, digitImage: () => image, digitBox: (from, to) => unite(pieces, from, to) };
}

/** Reads everything as 1, and counts how it is asked. */
function createReader() {
  const batches: number[] = [];
  const run = (images: Float32Array) => {
    const numImages = images.length / 784;
    batches.push(numImages);
    return Float32Array.from({ length: 10 * numImages }, (_, i) => (i % 10 === 1 ? 0.91 : 0.01));
  };
  return { run, batches };
}

const feature = (name: (typeof EDGE_FEATURES)[number]): number => EDGE_FEATURES.indexOf(name);

test('the weights that are shipped are as many as the features', () => {
  const numFeatures = EDGE_FEATURES.length + 10 * LABEL_FEATURES.length;
  expect(STROKE_WEIGHTS).toHaveLength(numFeatures);
  expect(RASTER_WEIGHTS).toHaveLength(numFeatures);
});

test('all runs of pieces that are narrow enough are read, eight at a time', () => {
  const reader = createReader();
  const edges = buildLattice(rowOf([20, 20, 20, 20, 20, 20]), reader);
  // 6 single ones; together at most 36 wide: up to four of them, 4 + 3 · 10.
  expect(edges.map(({ from, to }) => to - from).toSorted((a, b) => a - b)).toEqual([
    ...new Array(6).fill(1),
    ...new Array(5).fill(2),
    ...new Array(4).fill(3),
    ...new Array(3).fill(4),
  ]);
  expect(reader.batches).toEqual([8, 8, 2]);
});

test('features are measured in digit heights', () => {
  const edges = buildLattice(rowOf([20, 20, 20]), createReader());
  const pair = edges.find(({ from, to }) => from === 0 && to === 2);
  expect(pair?.features[feature('gaps within')]).toBeCloseTo(0.3, 9);
  expect(pair?.features[feature('gap behind')]).toBeCloseTo(0.3, 9);
  expect(pair?.features[feature('paths that cross within')]).toBe(1);
  const first = edges.find(({ from, to }) => from === 0 && to === 1);
  expect(first?.features[feature('paths that cross behind')]).toBe(1);
  const byLabel = EDGE_FEATURES.length + LABEL_FEATURES.length;
  expect(pair?.features.slice(byLabel, byLabel + 4)).toEqual([1, 0.7, expect.closeTo(0.49, 9), 1]);
});

test('only what is small, or no more than a dot, may be dirt', () => {
  const dirt = (row: PieceRow): number[] =>
    buildLattice(row, createReader()).flatMap(({ probabilities, from }) => (probabilities === null ? [from] : []));
  expect(dirt(rowOf([20, 5, 20]))).toEqual([1]);
  expect(dirt(rowOf([20, 20], null))).toEqual([0, 1]);
});
