import { EngineError } from '../errors.ts';
import type { Crew } from './crew.ts';

/** What is wished of a crew. */
export interface CrewWishes {
  /** From 1. @default the number of cores */
  readonly workers?: number | undefined;
  /** @default where this place allows it */
  readonly sharedMemory?: boolean | undefined;
  /** Most tasks that any phase has: more workers would have nothing to do. */
  readonly maxTasks: number;
}

/**
 * Chooses what carries out a program: the calling thread alone, workers that share its memory, or workers that send
 * each other what they have computed. The first needs nothing, the second a place in which memory can be shared: Node,
 * and pages that are isolated from other origins (`crossOriginIsolated`).
 *
 * @throws {RangeError} When `workers` is not a whole number from 1.
 * @throws {EngineError} When memory should be shared in a page that is not isolated.
 */
export function chooseCrew({ maxTasks, sharedMemory, workers }: CrewWishes): Pick<Crew, 'memory' | 'numWorkers'> {
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1)) {
    throw new RangeError(`workers is ${workers}; expected a whole number from 1. Leave it out for one on each core.`);
  }
  const numWorkers = Math.max(1, Math.min(workers ?? countCores(), maxTasks));
  if (numWorkers === 1) return { numWorkers, memory: 'own' };
  if (sharedMemory === true && !canShareMemory()) {
    throw new EngineError(
      'sharedMemory is true, but this page cannot share memory; expected one that is isolated from other origins. ' +
        'Serve it with `Cross-Origin-Opener-Policy: same-origin` and `Cross-Origin-Embedder-Policy: require-corp`, ' +
        'or leave sharedMemory out: the weights will be the same.',
    );
  }
  return { numWorkers, memory: (sharedMemory ?? canShareMemory()) ? 'shared' : 'messages' };
}

/** Cores that this process may use. */
function countCores(): number {
  const os = getProcess()?.getBuiltinModule?.('node:os');
  return os?.availableParallelism() ?? navigator.hardwareConcurrency;
}

function canShareMemory(): boolean {
  return getProcess()?.getBuiltinModule !== undefined || globalThis.crossOriginIsolated === true;
}

/** Node's; browsers have none. */
function getProcess(): typeof globalThis.process | undefined {
  return 'process' in globalThis ? globalThis.process : undefined;
}
