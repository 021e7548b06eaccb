import type { EngineWorker } from './engine-worker.ts';

/**
 * Starts the package's own worker: a thread of `node:worker_threads` in Node, else a module worker.
 *
 * In this package's sources it is TypeScript, and the new thread is told to resolve the workspace by its sources, too;
 * built, it is JavaScript.
 */
export function createDefaultWorker(): EngineWorker {
  const process = 'process' in globalThis ? globalThis.process : undefined;
  const threads = process?.getBuiltinModule?.('node:worker_threads');
  if (threads === undefined) {
    return new Worker(new URL('./crew-worker.js', import.meta.url), { type: 'module' });
  }
  // Beside this file and with its extension. Not `new URL('…', import.meta.url)`: bundlers would look for that file, and
  // this branch is for Node alone.
  const url = new URL(import.meta.url.replace('create-default-worker.', 'crew-worker.'));
  // Else the thread gets the process's own options, and Node 22 refuses it `--input-type`.
  const execArgv = url.pathname.endsWith('.ts') ? ['--conditions=@raqam/source'] : [];
  return new threads.Worker(url, { execArgv });
}
