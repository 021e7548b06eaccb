import { activate, activationGradient } from '@raqam/kernels';
import { Perceptron } from '@raqam/model';

/** The functions that bend a neuron's sum, in the order of their history. */
export const CURVE_NAMES = ['heaviside', 'sigmoid', 'tanh', 'relu'] as const;

export type CurveName = (typeof CURVE_NAMES)[number];

/** A perceptron with the sum x: its answer is the Heaviside step. */
const STEP = new Perceptron([0, 1]);

/** What one of the functions makes of each number, in f32. */
export function activationCurve(name: CurveName, inputs: readonly number[]): Float32Array {
  const outputs = Float32Array.from(inputs);
  if (name === 'heaviside') return outputs.map((x) => STEP.output([x]));
  activate(outputs, name, outputs);
  return outputs;
}

/**
 * How steep one of the functions is at a place: by how much its result grows for each unit that x grows. That of the
 * Heaviside step is 0 wherever it has one.
 */
export function activationSlope(name: CurveName, x: number): number {
  if (name === 'heaviside') return 0;
  const slope = new Float32Array(1);
  activationGradient(activationCurve(name, [x]), Float32Array.of(1), name, slope);
  return slope[0];
}
