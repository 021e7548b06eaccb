/** A browser's module worker, as far as a crew uses it. */
export interface BrowserEngineWorker {
  postMessage(message: unknown, transfer?: object[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): unknown;
}

/** A `Worker` of `node:worker_threads`, as far as a crew uses it. */
export interface NodeEngineWorker {
  postMessage(message: unknown, transfer?: readonly object[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): unknown;
}

/** A worker whose program calls `serveCrew` of `@raqam/engine/worker`. */
export type EngineWorker = BrowserEngineWorker | NodeEngineWorker;
