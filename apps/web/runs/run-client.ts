import type { RunEntry } from './run-entry.ts';
import type { ReadRun, runService } from './run-service.ts';
import { WorkerService } from './worker-service.ts';

const service = new WorkerService<typeof runService>(
  () => new Worker(new URL('./run-worker.ts', import.meta.url), { type: 'module' }),
);

/**
 * Decodes a run of this browser in a worker; `null` when there is none of this id.
 *
 * @throws {Error} When its file is damaged, or of a later version; the message says which.
 */
export async function readRun(id: string): Promise<ReadRun | null> {
  return await service.call((api) => api.read(id));
}

/**
 * Takes a `.raqam` file in and keeps it.
 *
 * @throws {Error} When it is none, is damaged, or cannot be kept; the message says which.
 */
export async function takeRun(file: File): Promise<RunEntry> {
  return await service.call((api) => api.take(file));
}

/** The file of a run, to be downloaded; `null` when there is none of this id. */
export async function packRun(id: string): Promise<Blob | null> {
  return await service.call((api) => api.pack(id));
}
