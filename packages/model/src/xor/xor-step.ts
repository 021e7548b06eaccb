import type { Bit } from '../perceptron/gate.ts';

/** The nine numbers of the network, in the order in which its weights are stored; what a gradient's entries belong to. */
export const XOR_PARAMETERS = [
  'hidden/kernel[0,0]',
  'hidden/kernel[0,1]',
  'hidden/kernel[1,0]',
  'hidden/kernel[1,1]',
  'hidden/bias[0]',
  'hidden/bias[1]',
  'output/kernel[0,0]',
  'output/kernel[1,0]',
  'output/bias[0]',
] as const;

/** One value for each of {@link XOR_PARAMETERS}. */
export type XorValues = readonly number[];

/** Two numbers, one for each hidden unit. */
type PerHiddenUnit = readonly [unit1: number, unit2: number];

/** Where the training of the network stands: what a step needs and what it leaves. */
export interface XorState {
  /** Steps made so far. */
  readonly numSteps: number;
  readonly parameters: XorValues;
  /** Adam's running mean of the gradients. */
  readonly firstMoments: XorValues;
  /** Adam's running mean of their squares. */
  readonly secondMoments: XorValues;
}

/** One row of the truth table on its way through the network and back. */
export interface XorExampleTrace {
  readonly inputs: readonly [x1: Bit, x2: Bit];
  readonly target: Bit;
  /** z_j = x₁ · kernel[0,j] + x₂ · kernel[1,j] + bias[j] */
  readonly hiddenSums: PerHiddenUnit;
  /** h_j = σ(z_j) */
  readonly hiddenOutputs: PerHiddenUnit;
  /** z = h₁ · kernel[0,0] + h₂ · kernel[1,0] + bias */
  readonly outputSum: number;
  /** p = σ(z) */
  readonly output: number;
  /** −ln p where the target is 1, −ln(1 − p) where it is 0. */
  readonly loss: number;
  /** ∂L/∂z = (p − target) / 4 of the mean loss L */
  readonly outputDelta: number;
  /** ∂L/∂z_j = outputDelta · kernel[j,0] · h_j · (1 − h_j) */
  readonly hiddenDeltas: PerHiddenUnit;
}

/** One step of the training, with everything that was computed for it. */
export interface XorStepTrace {
  /** The four rows, 00, 01, 10, 11. */
  readonly examples: readonly XorExampleTrace[];
  /** The mean over the rows, before the step. */
  readonly loss: number;
  /** ∂L/∂parameter, summed over the rows. */
  readonly gradients: XorValues;
  /** What the step adds to each parameter. */
  readonly updates: XorValues;
  /** After the step. */
  readonly state: XorState;
}
