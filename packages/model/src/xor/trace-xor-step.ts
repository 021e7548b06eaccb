import type { Bit } from '../perceptron/gate.ts';
import type { XorExampleTrace, XorState, XorStepTrace, XorValues } from './xor-step.ts';

/** Adam's constants, as Keras sets them. */
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;

/** XOR, row by row: x₁, x₂, target. */
const ROWS: readonly (readonly [x1: Bit, x2: Bit, target: Bit])[] = [
  [0, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
];

/**
 * Makes one step of the 2-2-1 network that learns XOR and keeps everything: forward values, deltas, gradients, updates.
 * Full batch of the four rows, sigmoid, binary cross-entropy (natural logarithm), Adam; in doubles.
 *
 * Adam: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², and the update is
 * −learningRate · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε) with t from 1, β₁ = 0.9, β₂ = 0.999, ε = 1e-7.
 *
 * @param state As `initializeXor` or the step before leaves it.
 * @param learningRate Adam's. @default 0.2
 * @see Rumelhart, Hinton, Williams, Nature 323 (1986); Kingma, Ba, arXiv:1412.6980.
 */
export function traceXorStep(state: XorState, learningRate = 0.2): XorStepTrace {
  const examples = ROWS.map((row) => traceExample(state.parameters, row));
  const gradients = addGradients(examples);
  const numSteps = state.numSteps + 1;
  const firstMoments = state.firstMoments.map((m, i) => BETA_1 * m + (1 - BETA_1) * gradients[i]);
  const secondMoments = state.secondMoments.map((v, i) => BETA_2 * v + (1 - BETA_2) * gradients[i] ** 2);
  const rate = (learningRate * Math.sqrt(1 - BETA_2 ** numSteps)) / (1 - BETA_1 ** numSteps);
  const updates = firstMoments.map((m, i) => (-rate * m) / (Math.sqrt(secondMoments[i]) + EPSILON));
  const parameters = state.parameters.map((parameter, i) => parameter + updates[i]);
  const loss = examples.reduce((sum, example) => sum + example.loss, 0) / examples.length;
  return { examples, loss, gradients, updates, state: { numSteps, parameters, firstMoments, secondMoments } };
}

function traceExample(parameters: XorValues, [x1, x2, target]: (typeof ROWS)[number]): XorExampleTrace {
  const [k11, k12, k21, k22, b1, b2, v1, v2, c] = parameters;
  const hiddenSums = [x1 * k11 + x2 * k21 + b1, x1 * k12 + x2 * k22 + b2] as const;
  const hiddenOutputs = [sigmoid(hiddenSums[0]), sigmoid(hiddenSums[1])] as const;
  const [h1, h2] = hiddenOutputs;
  const outputSum = h1 * v1 + h2 * v2 + c;
  const output = sigmoid(outputSum);
  const outputDelta = (output - target) / ROWS.length;
  return {
    inputs: [x1, x2],
    target,
    hiddenSums,
    hiddenOutputs,
    outputSum,
    output,
    loss: crossEntropy(outputSum, target),
    outputDelta,
    hiddenDeltas: [outputDelta * v1 * h1 * (1 - h1), outputDelta * v2 * h2 * (1 - h2)],
  };
}

/** ∂L/∂weight = Σ delta of the unit it leads to · value that it carries; a bias carries 1. */
function addGradients(examples: readonly XorExampleTrace[]): XorValues {
  const sum = (term: (example: XorExampleTrace) => number) =>
    examples.reduce((total, example) => total + term(example), 0);
  return [
    sum(({ hiddenDeltas: [d1], inputs: [x1] }) => d1 * x1),
    sum(({ hiddenDeltas: [, d2], inputs: [x1] }) => d2 * x1),
    sum(({ hiddenDeltas: [d1], inputs: [, x2] }) => d1 * x2),
    sum(({ hiddenDeltas: [, d2], inputs: [, x2] }) => d2 * x2),
    sum(({ hiddenDeltas: [d1] }) => d1),
    sum(({ hiddenDeltas: [, d2] }) => d2),
    sum(({ outputDelta, hiddenOutputs: [h1] }) => outputDelta * h1),
    sum(({ outputDelta, hiddenOutputs: [, h2] }) => outputDelta * h2),
    sum(({ outputDelta }) => outputDelta),
  ];
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** −ln σ(z) or −ln(1 − σ(z)), from the sum z itself: exact where σ(z) has rounded to 0 or 1. */
function crossEntropy(z: number, target: number): number {
  return Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)));
}
