/** A browser's module worker, as far as a run uses it. */
export interface BrowserTrainWorker {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): unknown;
}

/** A `Worker` of `node:worker_threads`, as far as a run uses it. */
export interface NodeTrainWorker {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): unknown;
}

/** A worker whose program calls `serveTraining` of `@raqam/trainer/worker`. */
export type TrainWorker = BrowserTrainWorker | NodeTrainWorker;
