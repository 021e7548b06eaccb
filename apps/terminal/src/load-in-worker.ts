import { Worker } from 'node:worker_threads';
import { Dataset, type DatasetContent } from '@raqam/dataset';
import type { DigitLoading, DigitSetName } from './digit-library.ts';

/** What the worker is asked for. */
export interface DigitRequest {
  readonly name: DigitSetName;
}

/** What the worker answers: any number of `progress`, then `loaded` for each set it found, or `failed`. */
export type DigitAnswer =
  | { readonly type: 'progress'; readonly doing: string }
  | { readonly type: 'loaded'; readonly sets: readonly LoadedDigits[] }
  | { readonly type: 'failed'; readonly message: string };

/** One set as it crosses from the worker; its arrays are moved, not copied. */
export interface LoadedDigits {
  readonly name: DigitSetName;
  readonly origin: string;
  readonly content: DatasetContent;
  readonly indicesByLabel: readonly Uint32Array<ArrayBuffer>[];
}

/**
 * Loads a set of digits in a thread of its own, so that keys are answered while 47 MB are unpacked.
 *
 * @returns How to stop it.
 */
export function loadInWorker(name: DigitSetName, loading: DigitLoading): () => void {
  const request: DigitRequest = { name };
  const worker = new Worker(new URL('./digit-worker.js', import.meta.url), { workerData: request });
  worker.on('message', (answer: DigitAnswer) => {
    if (answer.type === 'progress') loading.onProgress(answer.doing);
    else if (answer.type === 'failed') loading.onFailed(answer.message);
    else {
      for (const { name, content, ...found } of answer.sets) {
        loading.onLoaded(name, { dataset: new Dataset(content), ...found });
      }
    }
  });
  worker.on('error', (error) => loading.onFailed(error instanceof Error ? error.message : String(error)));
  return () => {
    void worker.terminate();
  };
}
