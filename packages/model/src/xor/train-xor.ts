import { createXorNetwork } from '../architectures/xor.ts';
import { initializeWeights } from '../initialize-weights.ts';
import { traceXorStep } from './trace-xor-step.ts';
import type { XorState } from './xor-step.ts';

/** How the network is trained. */
export interface TrainXorOptions {
  /** Passes through the four rows, each one step. @default 5000 */
  readonly epochs?: number;
  /** Adam's. @default 0.2 */
  readonly learningRate?: number;
}

/** What a training left. */
export interface XorResult {
  readonly state: XorState;
  /** For 00, 01, 10, 11, in (0, 1). */
  readonly outputs: readonly number[];
  /** The mean over the rows at the end. */
  readonly loss: number;
  /** The mean over the rows before each step. */
  readonly losses: readonly number[];
  /** Whether each output is on its target's side of 0.5. */
  readonly solved: boolean;
}

/**
 * The network before its first step: weights as `initializeWeights` draws them, Adam's memory empty.
 *
 * @param seed A whole number from 0 to 2^53 − 1.
 */
export function initializeXor(seed: number): XorState {
  const parameters = initializeWeights(createXorNetwork(), seed).flatMap(({ values }) => Array.from(values));
  const zeros = parameters.map(() => 0);
  return { numSteps: 0, parameters, firstMoments: zeros, secondMoments: zeros };
}

/**
 * Trains the 2-2-1 network on XOR from the weights of a seed. Whether it gets there is up to these: about four
 * seeds in ten do, the others end where two or three rows share one answer between 0 and 1, and no step leads out.
 *
 * @param seed A whole number from 0 to 2^53 − 1.
 */
export function trainXor(seed: number, { epochs = 5000, learningRate = 0.2 }: TrainXorOptions = {}): XorResult {
  let state = initializeXor(seed);
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = traceXorStep(state, learningRate);
    losses.push(step.loss);
    state = step.state;
  }
  const { examples, loss } = traceXorStep(state, learningRate);
  const outputs = examples.map(({ output }) => output);
  const solved = examples.every(({ output, target }) => output > 0.5 === (target === 1));
  return { state, outputs, loss, losses, solved };
}
