import { emitSumShards } from '@raqam/kernels';
import type { Expression } from '@raqam/kernels/assembler';
import type { Buffer } from './buffer.ts';
import type { OpContext } from './op.ts';
import { valuesOf } from './parameter-group.ts';

/**
 * Emits the sum of what the tasks for images have left, in the order of the tasks.
 *
 * @param part Which of each task's values; all by default.
 */
export function sumShards(
  { all, f, module, numChunks, stride }: OpContext,
  shards: Buffer,
  sum: Expression<'i32'>,
  part: { readonly first: number; readonly numValues: number } = { first: 0, numValues: valuesOf(shards) },
): void {
  f.call(emitSumShards(module), {
    numValues: part.numValues,
    numShards: numChunks,
    shards: all(shards) + 4 * part.first,
    stride: stride(shards),
    sum,
  });
}
