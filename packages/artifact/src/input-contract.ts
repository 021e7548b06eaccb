import * as v from 'valibot';
import { InputContractError } from './errors.ts';
import { text, wholeNumber } from './schema-fields.ts';

/**
 * By which rule the inputs of a network were made; for digits, `DIGIT_CONTRACT` of `@raqam/image`, of which only these
 * two fields are kept. Training and use must follow the same one.
 */
export interface InputContract {
  readonly id: string;
  /** Rises whenever the rule gives other values for the same drawing. */
  readonly version: number;
}

export const inputContractSchema: v.GenericSchema<unknown, InputContract> = v.object({
  id: text,
  version: wholeNumber(1, 1_000_000),
});

/**
 * Refuses a model that was trained on other inputs than the caller makes.
 *
 * @param what The model, used in errors only.
 * @throws {InputContractError} `digits: trained on inputs of digit-28x28 version 2; this program makes digit-28x28
 *   version 1. …`
 */
export function checkInputContract(received: InputContract | null, expected: InputContract, what: string): void {
  if (received?.id === expected.id && received.version === expected.version) return;
  throw new InputContractError(
    `${what}: trained on inputs of ${received === null ? 'no stated contract' : describe(received)}; ` +
      `this program makes ${describe(expected)}. Train the model again with this version of Raqam.`,
  );
}

function describe({ id, version }: InputContract): string {
  return `${id} version ${version}`;
}
