import { expect, test } from 'vitest';
import { clipGradients } from './clip-gradients.ts';

const clip = (type: 'value' | 'norm' | 'globalNorm', threshold: number, ...gradients: readonly number[][]) => {
  const arrays = gradients.map((values) => Float32Array.from(values));
  clipGradients({ type, threshold }, arrays);
  return arrays.map((values) => [...values]);
};

test('value cuts each number', () => {
  expect(clip('value', 1, [2, -3, 0.5])).toEqual([[1, -1, 0.5]]);
});

test('norm shortens each tensor for itself', () => {
  expect(clip('norm', 2.5, [3, 4], [0, 2])).toEqual([
    [1.5, 2],
    [0, 2],
  ]);
});

test('globalNorm shortens all together', () => {
  expect(clip('globalNorm', 6.5, [3, 4], [0, 12])).toEqual([
    [1.5, 2],
    [0, 6],
  ]);
  expect(clip('globalNorm', 13, [3, 4], [0, 12])).toEqual([
    [3, 4],
    [0, 12],
  ]);
});
