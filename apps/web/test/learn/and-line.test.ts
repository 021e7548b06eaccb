import { Perceptron, truthTable } from '@raqam/model';
import { expect, test } from 'vitest';
import { AND_LINE, AND_PASSES } from '../../learn/and-line.ts';

test('the line of AND is the one that the lessons write of, and it is right about all four points', () => {
  expect(AND_PASSES).toBe(12);
  expect(AND_LINE.bias).toBeCloseTo(-0.4, 12);
  expect(AND_LINE.w1).toBeCloseTo(0.4, 12);
  expect(AND_LINE.w2).toBeCloseTo(0.2, 12);
  const perceptron = new Perceptron([AND_LINE.bias, AND_LINE.w1, AND_LINE.w2]);
  for (const { inputs, target } of truthTable('and')) expect(perceptron.output(inputs)).toBe(target);
});
