import { expect, test } from 'vitest';
import { decodeLattice, type LatticeEdge, logProbability } from './lattice.ts';

/** An edge that reads `label` with the given probability, the others alike. */
function edge(from: number, to: number, label: number, probability: number, score = 0): LatticeEdge {
  const rest = (1 - probability) / 9;
  const probabilities = Array.from({ length: 10 }, (_, i) => (i === label ? probability : rest));
  return { from, to, features: [score], probabilities };
}

const dirt = (from: number, score: number): LatticeEdge => ({
  from,
  to: from + 1,
  features: [score],
  probabilities: null,
});

test('the likeliest way is found, and its probability is that of its reading among all', () => {
  // Two pieces: apart they read 1 and 7 with 0.9 each and a score of 0; together 4 with 0.8 and a score of 1.
  const edges = [edge(0, 1, 1, 0.9), edge(1, 2, 7, 0.9), edge(0, 2, 4, 0.8, 1)];
  const path = decodeLattice(2, edges, [1]);
  expect(path?.edges).toEqual([edges[2]]);
  expect(path?.probability).toBeCloseTo((Math.E * 0.8) / (Math.E + 1), 12);
  const apart = decodeLattice(2, edges, [-1]);
  expect(apart?.edges).toEqual([edges[0], edges[1]]);
  expect(apart?.probability).toBeCloseTo((0.9 * 0.9) / (1 + 1 / Math.E), 12);
});

test('ways that read the same are added up', () => {
  const edges = [edge(0, 1, 3, 1), dirt(1, 0), dirt(0, 0), edge(1, 2, 3, 1)];
  // 3 and dirt, dirt and 3, 3 and 3, dirt and dirt: one in four each.
  expect(logProbability(2, edges, [0], [3])).toBeCloseTo(Math.log(0.5), 12);
  expect(logProbability(2, edges, [0], [3, 3])).toBeCloseTo(Math.log(0.25), 12);
  expect(logProbability(2, edges, [0], [])).toBeCloseTo(Math.log(0.25), 12);
});

test('the probabilities of all readings add up to 1', () => {
  const edges = [edge(0, 1, 1, 0.6, 0.3), edge(1, 2, 7, 0.7, -0.2), edge(0, 2, 4, 0.8, 0.5), dirt(0, -1)];
  let sum = 0;
  for (let first = 0; first < 10; first++) {
    sum += Math.exp(logProbability(2, edges, [1], [first]));
    for (let second = 0; second < 10; second++) sum += Math.exp(logProbability(2, edges, [1], [first, second]));
  }
  expect(sum).toBeCloseTo(1, 12);
});

test('a probability of 0 makes a reading unlikely, not a NaN', () => {
  const path = decodeLattice(1, [edge(0, 1, 5, 0)], [1]);
  expect(path?.probability).toBeGreaterThanOrEqual(0);
  expect(logProbability(1, [edge(0, 1, 5, 0)], [1], [5])).toBeCloseTo(Math.log(1e-9), 6);
});

test('no way through is null', () => {
  expect(decodeLattice(3, [edge(0, 1, 1, 0.9), edge(2, 3, 1, 0.9)], [1])).toBeNull();
});
