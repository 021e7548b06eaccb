import type { Stroke } from '@raqam/image';
import type { StrokeReader } from '../create-stroke-reader.ts';
import type { PlainDrawing } from '../drawing.ts';
import { messageOf } from '../message-of.ts';
import type { Prediction } from '../prediction.ts';
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
 * Sooner still is the answer of what reads strokes alone. What it cannot do, pictures and traces, is read by the
 * recognizer that takes over, which is then loaded at once; so are numbers, once that has happened:
 *
 *   serveReadings(self, createStrokeReader({ model: 'compact' }), () => createRecognizer());
 *
 * @param scope The worker's own.
 * @param first Loading; where that fails, the live reader is told why.
 * @param loadSuccessor Called when a first answer has been given and nothing was asked for a second, or when the first
 *   cannot do what is asked. What it loads reads from then on; where that fails, the first goes on with what it can do.
 */
export function serveReadings(
  scope: ReadingScope,
  first: Promise<StrokeReader>,
  loadSuccessor: () => Promise<Recognizer>,
): void;
export function serveReadings(
  scope: ReadingScope,
  first: Promise<Recognizer>,
  loadSuccessor?: () => Promise<Recognizer>,
): void;
export function serveReadings(
  scope: ReadingScope,
  first: Promise<Recognizer | StrokeReader>,
  loadSuccessor?: () => Promise<Recognizer>,
): void {
  const fail = (stage: 'load' | 'read', error: unknown): void => {
    scope.postMessage({ type: 'failed', failure: { stage, message: messageOf(error) } });
  };
  first.then(
    (loaded) => {
      let reader = loaded;
      let succession: Promise<void> | undefined;
      const succeed = (): Promise<void> => {
        succession ??= loadSuccessor?.().then((successor) => {
          reader = successor;
          scope.postMessage({ type: 'ready', model: reader.model });
        });
        return succession ?? Promise.resolve();
      };
      const succeedAtRest = whenAtRest(() => succeed().catch(() => {}));
      const answer = (request: ReadingRequest): void => {
        try {
          scope.postMessage({ type: 'read', prediction: readWith(reader, request) });
          succeedAtRest();
        } catch (error) {
          fail('read', error);
        }
      };
      scope.addEventListener('message', ({ data }) => {
        if (canRead(reader, data)) answer(data);
        else {
          succeed().then(
            () => answer(data),
            (error: unknown) => fail('load', error),
          );
        }
      });
      scope.postMessage({ type: 'ready', model: reader.model });
    },
    (error: unknown) => fail('load', error),
  );
}

function canRead(reader: Recognizer | StrokeReader, { drawing, options }: ReadingRequest): boolean {
  return 'recognize' in reader || (isStrokes(drawing) && options.trace !== true);
}

function readWith(reader: Recognizer | StrokeReader, { drawing, options }: ReadingRequest): Prediction | null {
  if ('recognize' in reader) return reader.recognize(drawing, options);
  return isStrokes(drawing) ? reader.recognizeStrokes(drawing) : null;
}

function isStrokes(drawing: PlainDrawing): drawing is readonly Stroke[] {
  return Array.isArray(drawing);
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
