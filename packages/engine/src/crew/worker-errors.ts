import { WorkerError } from '../errors.ts';

/** A worker that can do no more. @param happened `failed in the phase images`. @param cause With the worker's stack. */
export function createWorkerError(worker: number, numWorkers: number, happened: string, cause: unknown): WorkerError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new WorkerError(
    `Worker ${worker + 1} of ${numWorkers} ${happened}: ${message}. The crew has ended; begin anew from the last weights.`,
    { cause },
  );
}

/** Whatever is asked of a crew that was disposed. */
export function createDisposedError(): WorkerError {
  return new WorkerError('The crew was disposed and works no more. Create another one.');
}
