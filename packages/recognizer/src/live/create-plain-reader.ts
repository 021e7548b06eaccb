import type { PlainDrawing } from '../drawing.ts';
import { messageOf } from '../message-of.ts';
import type { RecognizeOptions } from '../recognizer.ts';
import type { LiveReader, LiveState } from './live-reader.ts';
import type { ConnectReadingService, ReadingFailure, ReadingRequest, ReadingService } from './reading-service.ts';

const NO_OPTIONS: RecognizeOptions = {};

const ASLEEP: LiveState = { status: 'asleep', model: null, reading: null, firstAnswerMs: null, failure: null };

/**
 * Creates a live reader of drawings that are plain already: strokes, pictures as pixels, rasters. It is what
 * `createLiveReader` makes, without that which reads canvases and without a check of the drawing's form, which the
 * service makes before it reads: for a page that has to be light.
 *
 * @param connect Where it is read, `connectToWorker` or `connectInPlace`; called at most once between a start and a stop
 *   or failure.
 * @param now A clock in milliseconds.
 */
export function createPlainReader(
  connect: ConnectReadingService,
  now: () => number = () => performance.now(),
): LiveReader<PlainDrawing> {
  const listeners = new Set<() => void>();
  let state = ASLEEP;
  let service: ReadingService | null = null;
  /** A new one for each service: one that was dropped may still have something to say. */
  let session: object | null = null;
  /** What is drawn now. */
  let newest: ReadingRequest | null = null;
  /** What is being read; `null` while the service rests. */
  let underWay: ReadingRequest | null = null;
  /** What the answer that is shown was asked for; `null` while none is shown, and when another network has taken over. */
  let answered: ReadingRequest | null = null;
  /** Whether the sheet was emptied since, so that what is under way has no place to be shown any more. */
  let isOutdated = false;
  let firstAskedMs: number | null = null;

  function change(changes: Partial<LiveState>): void {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  }

  function sendNewest(): void {
    if (service === null || state.status !== 'ready' || underWay !== null || newest === null) return;
    if (newest.drawing === answered?.drawing && newest.options === answered.options) return;
    underWay = newest;
    isOutdated = false;
    service.send(underWay);
  }

  function drop(): void {
    service?.close();
    service = null;
    session = null;
    underWay = null;
    answered = null;
  }

  function fail(failure: ReadingFailure): void {
    drop();
    change({ ...ASLEEP, status: 'failed', failure });
  }

  function open(): void {
    change({ ...ASLEEP, status: 'loading' });
    const opening = {};
    session = opening;
    const ifCurrent = (act: () => void) => {
      if (session === opening) act();
    };
    try {
      const opened = connect({
        onReady: (model) =>
          ifCurrent(() => {
            answered = null;
            change({ status: 'ready', model });
            sendNewest();
          }),
        onRead: (prediction) =>
          ifCurrent(() => {
            const { model } = state;
            const request = underWay;
            underWay = null;
            if (request !== null && model !== null && !isOutdated) {
              const firstAnswerMs = state.firstAnswerMs ?? now() - (firstAskedMs ?? now());
              answered = request;
              change({ reading: { drawing: request.drawing, prediction, model }, firstAnswerMs });
            }
            sendNewest();
          }),
        onFailed: (failure) => ifCurrent(() => fail(failure)),
      });
      // It may have failed already.
      if (session !== opening) opened.close();
      else service = opened;
      sendNewest();
    } catch (error) {
      // Old browsers have no module workers, and a host's policy can forbid them.
      fail({ stage: 'load', message: messageOf(error) });
    }
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (session === null) open();
      return new Promise((resolve) => {
        const settle = () => {
          if (state.status === 'loading') return;
          listeners.delete(settle);
          resolve(state);
        };
        listeners.add(settle);
        settle();
      });
    },
    stop() {
      drop();
      change(ASLEEP);
    },
    read(drawing, options = NO_OPTIONS) {
      if (drawing === null) {
        newest = null;
        answered = null;
        isOutdated = true;
        if (state.reading !== null) change({ reading: null });
        return;
      }
      newest = { drawing, options };
      firstAskedMs ??= now();
      if (state.status === 'asleep') open();
      else sendNewest();
    },
  };
}
