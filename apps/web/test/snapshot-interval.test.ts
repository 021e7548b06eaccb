import { expect, test } from 'vitest';
import { snapshotInterval } from '../training/snapshot-interval.ts';

test('a small network is kept sixty times, however long the run', () => {
  expect(snapshotInterval(37_610, 2110)).toBe(36);
  expect(snapshotInterval(37_610, 60)).toBe(1);
  expect(snapshotInterval(37_610, 7)).toBe(1);
});

test('a large network is kept as often as 16 MB allow', () => {
  // Each snapshot has 4 MB.
  expect(snapshotInterval(2 ** 20, 1000)).toBe(250);
  expect(snapshotInterval(2 ** 22, 1000)).toBe(1000);
  expect(snapshotInterval(2 ** 22 + 1, 1000)).toBeNull();
});
