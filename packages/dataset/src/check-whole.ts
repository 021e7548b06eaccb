import { DatasetArgumentError } from './errors.ts';

/**
 * Makes sure that an argument is a whole number.
 *
 * @throws {DatasetArgumentError} `mnist/train: batchSize is 0; expected a whole number from 1. Pass a number in that range.`
 */
export function checkWhole(what: string, value: number, minimum: number): void {
  if (!Number.isInteger(value) || value < minimum) {
    throw new DatasetArgumentError(
      `${what} is ${value}; expected a whole number from ${minimum}. Pass a number in that range.`,
    );
  }
}
