import { createDefaultWorker } from './create-default-worker.ts';
import type { Crew, CrewOptions } from './crew.ts';
import type { EngineWorker } from './engine-worker.ts';
import { createInlineCrew } from './inline-crew.ts';
import { createMessageCrew } from './message-crew.ts';
import { createSharedCrew } from './shared-crew.ts';

/** How the workers of a crew are started, and whether they share memory; see `chooseCrew`. */
export interface CrewWorkers {
  readonly sharedMemory: boolean;
  /** @default a worker of this package's own module */
  readonly createWorker?: (() => EngineWorker) | undefined;
}

/**
 * Creates those who carry out a program: one is the calling thread, more are workers.
 *
 * @throws {WorkerError} When a worker cannot be started.
 */
export function createCrew({
  createWorker = createDefaultWorker,
  sharedMemory,
  ...options
}: CrewOptions & CrewWorkers): Promise<Crew> {
  if (options.numWorkers === 1) return createInlineCrew(options);
  return (sharedMemory ? createSharedCrew : createMessageCrew)(options, createWorker);
}
