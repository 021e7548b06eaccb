import { messageOf } from '../message-of.ts';
import type { Recognizer } from '../recognizer.ts';
import type { ReadingRequest } from './reading-service.ts';
import type { ReadingResponse } from './worker-messages.ts';

/** What of a worker's own scope is needed: `self` in a browser, `parentPort` in Node. */
export interface ReadingScope {
  postMessage(response: ReadingResponse): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ReadingRequest }) => void): void;
}

/** How long nothing is asked before a successor is loaded: nobody is in the middle of a stroke then. */
const REST_MS = 1000;

/**
 * Makes a worker read for a live reader of the page, or of the thread, that has started it.
 *
 *   // worker.js
 *   serveReadings(self, createRecognizer());
 *
 * A small network can answer first, and a better one take over:
 *
 *   serveReadings(self, createRecognizer({ model: 'compact' }), () => createRecognizer());
 *
 * @param scope The worker's own.
 * @param recognizer Loading; where that fails, the live reader is told why.
 * @param loadSuccessor Called once, when a first answer has been given and nothing was asked for a second. What it loads
 *   reads from then on; where that fails, the first recognizer goes on.
 */
export function serveReadings(
  scope: ReadingScope,
  recognizer: Promise<Recognizer>,
  loadSuccessor?: () => Promise<Recognizer>,
): void {
  const fail = (stage: 'load' | 'read', error: unknown): void => {
    scope.postMessage({ type: 'failed', failure: { stage, message: messageOf(error) } });
  };
  recognizer.then(
    (loaded) => {
      let reader = loaded;
      const succeedAtRest = whenAtRest(async () => {
        const successor = await loadSuccessor?.().catch(() => null);
        if (!successor) return;
        reader = successor;
        scope.postMessage({ type: 'ready', model: reader.model });
      });
      scope.addEventListener('message', ({ data: { drawing, options } }) => {
        try {
          scope.postMessage({ type: 'read', prediction: reader.recognize(drawing, options) });
          succeedAtRest();
        } catch (error) {
          fail('read', error);
        }
      });
      scope.postMessage({ type: 'ready', model: reader.model });
    },
    (error: unknown) => fail('load', error),
  );
}

/** Acts once, when what is returned was called and then not called again for a while. */
function whenAtRest(act: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDone = false;
  return () => {
    clearTimeout(timer);
    if (isDone) return;
    timer = setTimeout(() => {
      isDone = true;
      void act();
    }, REST_MS);
  };
}
