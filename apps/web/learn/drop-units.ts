import { dropout } from '@raqam/kernels';
import { createRandomSource } from '@raqam/random';

/** What stands in front of a dropout layer in the lesson: 0.1 to 1. */
const ACTIVATIONS = Float32Array.from({ length: 10 }, (_, i) => (i + 1) / 10);

/** What a dropout layer makes of ten values. */
interface DroppedUnits {
  readonly before: Float32Array;
  /** 0 where a unit is dropped, else 1 / (1 − rate). */
  readonly mask: Float32Array;
  /** Each value times its mask. */
  readonly after: Float32Array;
}

/**
 * Drops units as a step of training does: from the stream of random numbers that training takes its masks from.
 *
 * @param rate The probability of each unit to be dropped, in [0, 1).
 * @param seed A whole number from 0.
 * @param step Each step has a mask of its own; a whole number from 0.
 */
export function dropUnits(rate: number, seed: number, step: number): DroppedUnits {
  const random = createRandomSource(seed, 'dropout', { step });
  const after = new Float32Array(ACTIVATIONS.length);
  const mask = new Float32Array(ACTIVATIONS.length);
  dropout(ACTIVATIONS, (index) => random.uniform(index), after, mask, rate);
  return { before: ACTIVATIONS, mask, after };
}

/** The mean of the sum of all units behind the layer over the first steps: it comes near the sum in front of it. */
export function meanSumOfSteps(rate: number, seed: number, numSteps: number): number {
  let total = 0;
  for (let step = 0; step < numSteps; step++) total += sumOf(dropUnits(rate, seed, step).after);
  return total / numSteps;
}

/** All values added up. */
export function sumOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
