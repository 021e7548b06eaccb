import type { FunctionBuilder, Integer } from '../assembler/index.ts';

/**
 * Emits work on a row of f32 block by block: a loop over the full blocks, then what is left.
 *
 * @param numValues How long the row is.
 * @param blockLength Values of a full block.
 * @param body Emits one block: where it begins, in bytes from the row's beginning, and how many values it has. Emitted
 *   at most twice.
 */
export function forEachBlock(
  f: FunctionBuilder,
  numValues: number,
  blockLength: number,
  body: (offset: Integer, length: number) => void,
): void {
  const numFull = Math.floor(numValues / blockLength);
  const length = numFull * blockLength;
  if (numFull === 1) body(0, blockLength);
  else f.for('offset', { to: 4 * length, step: 4 * blockLength }, (offset) => body(offset, blockLength));
  if (length < numValues) body(4 * length, numValues - length);
}
