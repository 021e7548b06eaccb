import { Worker } from 'node:worker_threads';
import type { ConnectReadingService, ReadingResponse } from '@raqam/recognizer';

/** What the worker is made with. */
export interface ReadingWorkerData {
  /** The folder of a model; `undefined` means the model inside this program. */
  readonly modelFolder: string | undefined;
}

/** Reads drawings in a thread of its own, so that no key and no move of the mouse waits for an answer. */
export function readInWorker(modelFolder: string | undefined): ConnectReadingService {
  return ({ onReady, onRead, onFailed }) => {
    const workerData: ReadingWorkerData = { modelFolder };
    const worker = new Worker(new URL('./reading-worker.js', import.meta.url), { workerData });
    let stage: 'load' | 'read' = 'load';
    worker.on('message', (response: ReadingResponse) => {
      if (response.type === 'failed') onFailed(response.failure);
      else if (response.type === 'read') onRead(response.prediction);
      else {
        stage = 'read';
        onReady(response.model);
      }
    });
    worker.on('error', (error) => {
      onFailed({ stage, message: error instanceof Error ? error.message : String(error) });
    });
    return {
      send: (request) => worker.postMessage(request),
      close: () => {
        void worker.terminate();
      },
    };
  };
}
