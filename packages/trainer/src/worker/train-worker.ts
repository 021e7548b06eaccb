/** A worker thread as a run needs it: a browser's module `Worker` is one, and so is Node's. */
export interface TrainWorker {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  terminate(): unknown;
}
