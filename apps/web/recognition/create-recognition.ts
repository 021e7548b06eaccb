import type { Stroke } from '@raqam/image';
import type { Prediction } from '@raqam/recognizer';
import type { RecognitionFault, RecognitionRequest, RecognitionResponse } from './recognition-messages.ts';

/** Where the recognition stands. A new object at each change, so that it can be compared by identity. */
export type RecognitionState =
  | { readonly status: 'asleep' | 'loading' | 'ready'; readonly prediction: Prediction | null }
  | { readonly status: 'failed'; readonly prediction: null; readonly fault: RecognitionFault };

/** The state before anything is loaded. */
export const ASLEEP: RecognitionState = { status: 'asleep', prediction: null };

/** What the recognition needs of a `Worker`, and nothing more, so that a test can stand in for one. */
export interface RecognitionWorker {
  postMessage(request: RecognitionRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: RecognitionResponse }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
  terminate(): void;
}

/** Reads one pad's drawing in a worker. */
export interface Recognition {
  readonly getState: () => RecognitionState;
  /** Calls the listener at each change of the state. @returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Loads the worker and its network; does nothing while they are loading or loaded. After a fault it tries anew. */
  readonly start: () => void;
  /** Ends the worker. What is drawn stays known, and a later `start` reads it. */
  readonly stop: () => void;
  /** Says what is drawn now, `null` for nothing. The first drawing starts the worker. */
  readonly read: (drawing: readonly Stroke[] | null) => void;
}

/**
 * Keeps a drawing read while it grows. At most one request is under way: whatever is drawn meanwhile waits, and only
 * the newest drawing is sent when the answer comes, so that a slow device falls behind by one answer and never by more.
 *
 * @param createWorker Starts the worker; called at most once between a start and a stop or fault.
 */
export function createRecognition(createWorker: () => RecognitionWorker): Recognition {
  const listeners = new Set<() => void>();
  let state = ASLEEP;
  let worker: RecognitionWorker | null = null;
  /** What is drawn now. */
  let drawing: readonly Stroke[] | null = null;
  /** What the worker is reading; `null` while it rests. */
  let underWay: readonly Stroke[] | null = null;
  /** Whether the sheet was emptied since, so that what is under way has no place to be shown any more. */
  let isOutdated = false;

  function change(next: RecognitionState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function send(): void {
    if (worker === null || state.status !== 'ready' || underWay !== null || drawing === null) return;
    underWay = drawing;
    isOutdated = false;
    worker.postMessage({ strokes: drawing });
  }

  function receive(response: RecognitionResponse): void {
    switch (response.type) {
      case 'fault':
        fail(response.fault);
        break;
      case 'ready':
        change({ status: 'ready', prediction: null });
        send();
        break;
      case 'prediction': {
        const isLatest = underWay === drawing;
        underWay = null;
        if (!isOutdated) change({ status: 'ready', prediction: response.prediction });
        if (!isLatest) send();
      }
    }
  }

  function drop(): void {
    worker?.terminate();
    worker = null;
    underWay = null;
  }

  function fail(fault: RecognitionFault): void {
    drop();
    change({ status: 'failed', prediction: null, fault });
  }

  function start(): void {
    if (worker !== null) return;
    change({ status: 'loading', prediction: null });
    try {
      const started = createWorker();
      worker = started;
      // A worker that was dropped may still have something to say.
      const ifCurrent = (act: () => void) => {
        if (worker === started) act();
      };
      started.addEventListener('message', ({ data }) => ifCurrent(() => receive(data)));
      started.addEventListener('error', () => ifCurrent(() => fail(state.status === 'ready' ? 'read' : 'load')));
      started.addEventListener('messageerror', () => ifCurrent(() => fail('read')));
    } catch {
      // Old browsers have no module workers, and a host's policy can forbid them.
      fail('load');
    }
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start,
    stop() {
      drop();
      change(ASLEEP);
    },
    read(next) {
      drawing = next;
      if (next === null) {
        isOutdated = true;
        if (state.prediction !== null) change({ ...state, prediction: null });
        return;
      }
      if (state.status === 'asleep') start();
      send();
    },
  };
}
