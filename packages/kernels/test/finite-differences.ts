import { expect } from 'vitest';

/**
 * Half the distance of the two points of a difference: a power of two, far above f32's rounding of values around 1 and
 * small enough for its square not to matter.
 */
const STEP = 2 ** -6;

/** Of the greatest magnitude in the gradient: f32's rounding, divided by the step, and the step's square. */
const TOLERANCE = 2e-3;

/**
 * Makes sure that a gradient is the slope of what it is the gradient of, by central differences in each direction.
 *
 * @param gradient dLoss/dx, by the formula under test.
 * @param x Where; comes back as it was.
 * @param computeLoss Computes the loss from what x holds at that moment.
 */
export function expectGradient(gradient: Float32Array, x: Float32Array, computeLoss: () => number): void {
  expect(gradient.length).toBe(x.length);
  const slopes = Float64Array.from(x, (value, i) => {
    x[i] = value + STEP;
    const above = computeLoss();
    x[i] = value - STEP;
    const below = computeLoss();
    x[i] = value;
    return (above - below) / (2 * STEP);
  });
  const greatest = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  expect(greatest, 'the loss depends on x').toBeGreaterThan(0);
  slopes.forEach((slope, i) => {
    if (!(Math.abs(gradient[i] - slope) <= TOLERANCE * greatest)) {
      expect.fail(`gradient ${i} is ${gradient[i]}; the loss changes by ${slope} there`);
    }
  });
}

/** Σ_i a[i] · b[i] in doubles: a loss whose gradient by b is a. */
export function innerProduct(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
