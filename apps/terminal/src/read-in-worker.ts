import { Worker } from 'node:worker_threads';
import type { Prediction, Recognizer } from '@raqam/recognizer';
import type { ReadingEvents, ReadingService } from './digit-reader.ts';

/** What the worker is made with. */
export interface ReadingRequest {
  /** The folder of a model; `undefined` means the model inside this program. */
  readonly modelFolder: string | undefined;
}

/** What the worker answers: `ready` once, then `read` for each drawing it gets; or `failed`. */
export type ReadingAnswer =
  | { readonly type: 'ready'; readonly model: Recognizer['model'] }
  | { readonly type: 'read'; readonly prediction: Prediction | null }
  | { readonly type: 'failed'; readonly message: string };

/** Reads drawings in a thread of its own, so that no key and no move of the mouse waits for an answer. */
export function readInWorker(modelFolder: string | undefined, events: ReadingEvents): ReadingService {
  const request: ReadingRequest = { modelFolder };
  const worker = new Worker(new URL('./reading-worker.js', import.meta.url), { workerData: request });
  worker.on('message', (answer: ReadingAnswer) => {
    if (answer.type === 'ready') events.onReady(answer.model);
    else if (answer.type === 'read') events.onRead(answer.prediction);
    else events.onFailed(answer.message);
  });
  worker.on('error', (error) => events.onFailed(error instanceof Error ? error.message : String(error)));
  return {
    send: (strokes) => worker.postMessage(strokes),
    close: () => {
      void worker.terminate();
    },
  };
}
