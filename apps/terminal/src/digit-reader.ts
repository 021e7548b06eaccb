import type { Stroke } from '@raqam/image';
import type { Prediction, Recognizer } from '@raqam/recognizer';
import { InputError } from './command-error.ts';

/** What is known of a drawing. */
interface Reading {
  readonly strokes: readonly Stroke[];
  /** `null`: a dot, which is no digit. */
  readonly prediction: Prediction | null;
}

/** What the reader has to show; a new object at each change. */
export interface ReaderState {
  /** The network that reads; `null` until it is loaded. */
  readonly model: Recognizer['model'] | null;
  /** The newest answer; `null` while nothing is drawn, and until the first one. */
  readonly reading: Reading | null;
  /** From the first drawing to its answer, the network's loading included. */
  readonly firstAnswerMs: number | null;
  /** Why there are no answers. */
  readonly failure: string | null;
}

/** Reads a drawing again and again while it is made. */
export interface DigitReader {
  /** Loads the network, unless that has begun. @throws {InputError} When it cannot be loaded. */
  start(): Promise<void>;
  /** Asks for an answer; the latest drawing wins, and those in between are passed over. Starts the reader. */
  read(strokes: readonly Stroke[]): void;
  readonly state: () => ReaderState;
  /** @returns A function that ends the subscription. */
  readonly subscribe: (onChange: () => void) => () => void;
  close(): void;
}

/** What reads on behalf of a reader: one drawing at a time. */
export interface ReadingService {
  send(strokes: readonly Stroke[]): void;
  close(): void;
}

/** What a service tells: `onReady` once, then `onRead` after each `send`; or `onFailed`, and nothing after that. */
export interface ReadingEvents {
  onReady(model: Recognizer['model']): void;
  onRead(prediction: Prediction | null): void;
  onFailed(message: string): void;
}

/**
 * @param connect Opens the service; called when the first drawing or {@link DigitReader.start} asks for it.
 * @param now A clock in milliseconds.
 */
export function createDigitReader(
  connect: (events: ReadingEvents) => ReadingService,
  now: () => number = () => performance.now(),
): DigitReader {
  let state: ReaderState = { model: null, reading: null, firstAnswerMs: null, failure: null };
  let service: ReadingService | null = null;
  let latest: readonly Stroke[] = [];
  let isBusy = false;
  /** What is being read, unless the pad was cleared meanwhile. */
  let sent: readonly Stroke[] | null = null;
  let firstAskedMs: number | null = null;
  const listeners = new Set<() => void>();

  const change = (changes: Partial<ReaderState>) => {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  };
  const open = () => {
    service ??= connect({
      onReady: (model) => change({ model }),
      onRead: (prediction) => {
        isBusy = false;
        if (sent !== null) {
          const firstAnswerMs = state.firstAnswerMs ?? now() - (firstAskedMs ?? now());
          change({ reading: { strokes: sent, prediction }, firstAnswerMs });
        }
        sendLatest();
      },
      onFailed: (failure) => change({ failure, reading: null }),
    });
    return service;
  };
  const sendLatest = () => {
    if (isBusy || state.failure !== null || latest.length === 0 || latest === state.reading?.strokes) return;
    isBusy = true;
    sent = latest;
    open().send(latest);
  };

  return {
    start: () => {
      open();
      return new Promise((resolve, reject) => {
        const settle = () => {
          if (state.failure === null && state.model === null) return;
          listeners.delete(settle);
          if (state.failure === null) resolve();
          else reject(new InputError(state.failure));
        };
        listeners.add(settle);
        settle();
      });
    },
    read: (strokes) => {
      open();
      latest = strokes;
      if (strokes.length === 0) {
        sent = null;
        if (state.reading !== null) change({ reading: null });
        return;
      }
      firstAskedMs ??= now();
      sendLatest();
    },
    state: () => state,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    close: () => service?.close(),
  };
}
