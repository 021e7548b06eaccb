import { PerceptronError } from './perceptron-error.ts';

/** What a perceptron says, and what it should say. */
export type Bit = 0 | 1;

/** One row of a truth table, or any point with its class. */
export interface Example {
  /** Without the constant 1 that the bias weight belongs to. */
  readonly inputs: readonly number[];
  readonly target: Bit;
}

/**
 * The truth tables of the two-input gates: the outputs for 00, 01, 10, 11, read as one word.
 */
export const GATES = {
  and: '0001',
  or: '0111',
  nand: '1110',
  nor: '1000',
  xor: '0110',
} as const;

/** The name of a gate. */
export type GateName = keyof typeof GATES;

/**
 * The rows of a gate, in the order of their inputs read as binary numbers: 00, 01, 10, 11.
 *
 * @param gate A name of {@link GATES}, in any case, or a truth table for 1 to 4 inputs: 2, 4, 8 or 16 digits 0 and 1.
 * @throws {PerceptronError} `received the gate "nxor"; expected one of and, or, nand, nor, xor, or a truth table …`
 */
export function truthTable(gate: string): readonly Example[] {
  const name = gate.toLowerCase();
  const table = isGateName(name) ? GATES[name] : gate;
  const numInputs = Math.log2(table.length);
  if (!/^[01]+$/.test(table) || ![1, 2, 3, 4].includes(numInputs)) {
    throw new PerceptronError(
      `received the gate "${gate}"; expected one of ${Object.keys(GATES).join(', ')}, or a truth table of 2, 4, 8 or 16 ` +
        'digits 0 and 1, such as 0110 for xor. Pass one of them.',
    );
  }
  return Array.from(table, (digit, row) => ({
    inputs: Array.from({ length: numInputs }, (_, input) => (row >> (numInputs - 1 - input)) & 1),
    target: digit === '1' ? 1 : 0,
  }));
}

function isGateName(name: string): name is GateName {
  return Object.hasOwn(GATES, name);
}
