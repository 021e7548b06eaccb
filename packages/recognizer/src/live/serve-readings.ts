import { messageOf } from '../message-of.ts';
import type { Recognizer } from '../recognizer.ts';
import type { ReadingRequest } from './reading-service.ts';
import type { ReadingResponse } from './worker-messages.ts';

/** What of a worker's own scope is needed: `self` in a browser, `parentPort` in Node. */
export interface ReadingScope {
  postMessage(response: ReadingResponse): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ReadingRequest }) => void): void;
}

/**
 * Makes a worker read for a live reader of the page, or of the thread, that has started it.
 *
 *   // worker.js
 *   serveReadings(self, createRecognizer());
 *
 * @param scope The worker's own.
 * @param recognizer Loading; where that fails, the live reader is told why.
 */
export function serveReadings(scope: ReadingScope, recognizer: Promise<Recognizer>): void {
  const fail = (stage: 'load' | 'read', error: unknown): void => {
    scope.postMessage({ type: 'failed', failure: { stage, message: messageOf(error) } });
  };
  recognizer.then(
    (loaded) => {
      scope.addEventListener('message', ({ data: { drawing, options } }) => {
        try {
          scope.postMessage({ type: 'read', prediction: loaded.recognize(drawing, options) });
        } catch (error) {
          fail('read', error);
        }
      });
      scope.postMessage({ type: 'ready', model: loaded.model });
    },
    (error: unknown) => fail('load', error),
  );
}
