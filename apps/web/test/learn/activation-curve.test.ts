import { expect, test } from 'vitest';
import { activationCurve, activationSlope } from '../../learn/activation-curve.ts';

test.each([
  ['heaviside', [0, 0, 1]],
  ['relu', [0, 0, 1]],
  ['sigmoid', [0.26894, 0.5, 0.73106]],
  ['tanh', [-0.76159, 0, 0.76159]],
] as const)('%s of −1, 0 and 1', (name, expected) => {
  const values = activationCurve(name, [-1, 0, 1]);
  for (const [i, value] of expected.entries()) expect(values[i]).toBeCloseTo(value, 5);
});

test.each(['sigmoid', 'tanh', 'relu'] as const)('the slope of %s is that of its curve', (name) => {
  const step = 1 / 64;
  for (const x of [-2, -0.5, 0.5, 2]) {
    const [before, after] = activationCurve(name, [x - step, x + step]);
    expect(activationSlope(name, x)).toBeCloseTo((after - before) / (2 * step), 3);
  }
});

test('the step is flat', () => {
  expect(activationSlope('heaviside', 0.5)).toBe(0);
});
