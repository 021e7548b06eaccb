import { type DecisionLine, decisionLine } from './decision-line.ts';
import type { Bit, Example } from './gate.ts';
import { heaviside } from './perceptron.ts';
import { PerceptronError } from './perceptron-error.ts';

/** How a perceptron is trained. */
export interface PerceptronOptions {
  /** First weights: the bias weight, then one for each input. @default all 0 */
  readonly weights?: readonly number[];
  /** Above 0. @default 0.2 */
  readonly learningRate?: number;
  /** Passes through the examples after which it stops, converged or not; a whole number from 1. @default 100 */
  readonly maxPasses?: number;
}

/** One example shown to a perceptron. */
export interface PerceptronStep {
  /** From 1. */
  readonly pass: number;
  /** With the constant 1 in front. */
  readonly inputs: readonly number[];
  readonly sum: number;
  readonly output: Bit;
  readonly target: Bit;
  /** What was added to each weight: all 0 where the output was right. */
  readonly weightChanges: readonly number[];
  /** After the change. */
  readonly weights: readonly number[];
  /** Where the answer changes, after the change; null unless there are two inputs. */
  readonly line: DecisionLine | null;
}

/** Everything that happened while a perceptron was trained. */
export interface PerceptronTrace {
  readonly initialWeights: readonly number[];
  readonly steps: readonly PerceptronStep[];
  /** Whether the last pass was one without an error, so that further passes would change nothing. */
  readonly converged: boolean;
  readonly numPasses: number;
  /** At the end. */
  readonly weights: readonly number[];
}

/** What the perceptron rule trains, whatever it computes with. */
export interface Neuron {
  /** The bias weight, then one for each input. */
  readonly weights: readonly number[];
  /** @param inputs Without the constant 1. */
  sum(inputs: readonly number[]): number;
  /** Adds a change to each weight. */
  change(changes: readonly number[]): void;
}

/** The options, complete. @throws {PerceptronError} When they or the examples are no training. */
export function completeOptions(
  examples: readonly Example[],
  { weights, learningRate = 0.2, maxPasses = 100 }: PerceptronOptions,
): Required<PerceptronOptions> {
  if (examples.length === 0) {
    throw new PerceptronError('received no examples; expected at least one. Pass the rows of a truth table.');
  }
  if (!(learningRate > 0 && learningRate < Number.POSITIVE_INFINITY)) {
    throw new PerceptronError(
      `received the learning rate ${learningRate}; expected a number above 0, such as 0.2. Pass one.`,
    );
  }
  if (!Number.isInteger(maxPasses) || maxPasses < 1) {
    throw new PerceptronError(`received ${maxPasses} passes; expected a whole number from 1. Pass one.`);
  }
  return { weights: weights ?? Array(examples[0].inputs.length + 1).fill(0), learningRate, maxPasses };
}

/** The perceptron rule, on whatever neuron; see {@link trainPerceptron}. */
export function tracePerceptronRule(
  neuron: Neuron,
  examples: readonly Example[],
  { learningRate, maxPasses }: Required<PerceptronOptions>,
): PerceptronTrace {
  const initialWeights = neuron.weights;
  const steps: PerceptronStep[] = [];
  let converged = false;
  let pass = 0;
  while (!converged && pass < maxPasses) {
    pass += 1;
    converged = true;
    for (const example of examples) {
      const step = traceStep(neuron, example, learningRate, pass);
      steps.push(step);
      if (step.output !== step.target) converged = false;
    }
  }
  return { initialWeights, steps, converged, numPasses: pass, weights: neuron.weights };
}

function traceStep(neuron: Neuron, { inputs, target }: Example, learningRate: number, pass: number): PerceptronStep {
  const sum = neuron.sum(inputs);
  const output = heaviside(sum);
  // One output for the whole update: recomputing it between two weights would be another rule.
  const factor = learningRate * (target - output);
  const withConstant = [1, ...inputs];
  // + 0 turns −0, which −0.2 · 0 gives, into 0.
  const weightChanges = withConstant.map((input) => factor * input + 0);
  neuron.change(weightChanges);
  const { weights } = neuron;
  const line = weights.length === 3 ? decisionLine([weights[0], weights[1], weights[2]]) : null;
  return { pass, inputs: withConstant, sum, output, target, weightChanges, weights, line };
}
