import { WorkerError } from '../errors.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** A worker's line to the one that started it. */
export interface WorkerPort {
  post(message: FromWorker, transfer?: ArrayBuffer[]): void;
  listen(listener: (message: ToWorker) => void): void;
}

/**
 * Finds the line of the worker in which this runs, in Node and in browsers.
 *
 * @throws {WorkerError} When this is no worker.
 */
export function openWorkerPort(): WorkerPort {
  const process = 'process' in globalThis ? globalThis.process : undefined;
  const parentPort = process?.getBuiltinModule?.('node:worker_threads').parentPort;
  if (parentPort) {
    return {
      post: (message, transfer = []) => parentPort.postMessage(message, transfer),
      listen: (listener) => {
        parentPort.on('message', listener);
      },
    };
  }
  if ('DedicatedWorkerGlobalScope' in globalThis) {
    return {
      post: (message, transfer = []) => globalThis.postMessage(message, { transfer }),
      listen: (listener) => {
        globalThis.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => listener(data));
      },
    };
  }
  throw new WorkerError(
    'serveCrew was called outside of a worker. Call it in the module that `new Worker(…)` loads, and nowhere else.',
  );
}
