import { expect, test } from 'vitest';
import { expandConnections } from './expand-connections.ts';

test('puts each pair at its filter and channel, for every position of the window, and 0 elsewhere', () => {
  // Two positions; filter 0 sees the channels 0 and 2, filter 1 sees channel 1.
  const filter = expandConnections(Float32Array.of(1, 2, 3, 4, 5, 6), [[0, 2], [1]], 3);
  // [position][channel][filter]
  expect(Array.from(filter)).toEqual([1, 0, 0, 3, 2, 0, 4, 0, 0, 6, 5, 0]);
});
