import { ShapeError } from './errors.ts';

/**
 * Makes sure that an array is as long as its shape says: nothing in a kernel's loops looks at it again.
 *
 * @param what Kernel and argument, first words of the error.   @param sizes Of each axis.
 * @throws {ShapeError} `conv2d: y holds 147456 values; its shape [32, 28, 28, 8] needs 200704. Pass an array of that
 *   length.`
 */
export function checkLength(what: string, values: ArrayLike<unknown>, sizes: readonly number[]): void {
  let length = 1;
  for (const size of sizes) length *= size;
  if (values.length === length) return;
  throw new ShapeError(
    `${what} holds ${values.length} values; its shape [${sizes.join(', ')}] needs ${length}. ` +
      'Pass an array of that length.',
  );
}
