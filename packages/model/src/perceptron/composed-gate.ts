import { type Bit, type GateName, truthTable } from './gate.ts';
import { Perceptron } from './perceptron.ts';
import { PerceptronError } from './perceptron-error.ts';
import { trainPerceptron } from './train-perceptron.ts';

/** Gates whose outputs are the inputs of one more: two layers of perceptrons. */
export interface ComposedGate {
  readonly hidden: readonly Perceptron[];
  readonly output: Perceptron;
}

/** What a composed gate makes of its inputs. */
export interface ComposedOutput {
  /** Of each hidden perceptron. */
  readonly hidden: readonly Bit[];
  readonly output: Bit;
}

/**
 * Puts gates together that the perceptron rule has learned, each on its own, from weights 0: what one perceptron cannot
 * do, two layers can. `composeGates('and', ['nand', 'or'])` is XOR.
 *
 * @param output Answers from what the hidden gates say: two inputs.
 * @param hidden Two gates, each sees both inputs.
 * @throws {PerceptronError} When a perceptron cannot learn one of the gates: `one perceptron cannot learn xor; …`
 */
export function composeGates(output: GateName, hidden: readonly [GateName, GateName]): ComposedGate {
  return { hidden: hidden.map(learnGate), output: learnGate(output) };
}

/** Runs the inputs through both layers. */
export function runComposedGate({ hidden, output }: ComposedGate, inputs: readonly number[]): ComposedOutput {
  const answers = hidden.map((perceptron) => perceptron.output(inputs));
  return { hidden: answers, output: output.output(answers) };
}

function learnGate(gate: GateName): Perceptron {
  const { converged, weights } = trainPerceptron(truthTable(gate));
  if (!converged) {
    throw new PerceptronError(
      `one perceptron cannot learn ${gate}; expected a gate that a line separates. Compose it from others.`,
    );
  }
  return new Perceptron(weights);
}
