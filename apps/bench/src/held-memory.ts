import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Bytes that JavaScript objects and array buffers hold, garbage collected first.
 *
 * Not the process's resident memory, which the operating system rounds and the allocator keeps for later.
 */
export async function heldMemoryBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Twice with a turn of the event loop between: the first frees objects, whose array buffers the second counts as gone.
  collect();
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}
