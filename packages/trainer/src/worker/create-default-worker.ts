import type { TrainWorker } from './train-worker.ts';

/**
 * Starts the package's own worker: a thread of `node:worker_threads` in Node, else a module worker.
 *
 * In this package's sources it is TypeScript, and the new thread is told to resolve the workspace by its sources, too;
 * built, it is JavaScript.
 */
export function createDefaultWorker(): TrainWorker {
  const process = 'process' in globalThis ? globalThis.process : undefined;
  const threads = process?.getBuiltinModule?.('node:worker_threads');
  if (threads === undefined) {
    return new Worker(new URL('./training-worker.js', import.meta.url), { type: 'module' });
  }
  // Bundlers look for the file that `new URL('…', import.meta.url)` names: this one is for Node alone.
  const here = import.meta.url;
  return here.endsWith('.ts')
    ? new threads.Worker(new URL('training-worker.ts', here), { execArgv: ['--conditions=@raqam/source'] })
    : new threads.Worker(new URL('training-worker.js', here));
}
