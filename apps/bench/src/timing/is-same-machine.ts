import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '@raqam/artifact';

/** Whether durations from two places can stand side by side: the same machine, runtime and source. */
export function isSameMachine(one: Environment, other: Environment): boolean {
  return isDeepStrictEqual(one, other);
}
