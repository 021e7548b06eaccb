import type { Drawing, PlainDrawing } from '../drawing.ts';
import type { Prediction } from '../prediction.ts';
import type { RecognizeOptions, RecognizerModel } from '../recognizer.ts';
import type { ReadingFailure } from './reading-service.ts';

/** An answer, and what it is about. */
export interface Reading {
  /** What was passed to {@link LiveReader.read}; a canvas as its pixels. */
  readonly drawing: PlainDrawing;
  /** `null`: nothing is drawn, or no more than a dot. */
  readonly prediction: Prediction | null;
  /** The network that answered. */
  readonly model: RecognizerModel;
}

/** Where a live reader stands; a new object at each change, so that it can be compared by identity. */
export interface LiveState {
  /** `asleep`: nothing is loaded yet. `failed`: see `failure`; a start tries anew. */
  readonly status: 'asleep' | 'loading' | 'ready' | 'failed';
  /** The network that reads, once it is loaded; a better one may take its place, which then reads what is drawn anew. */
  readonly model: RecognizerModel | null;
  /** The newest answer; `null` while nothing is drawn, and until the first one. */
  readonly reading: Reading | null;
  /** From the first drawing to the first answer, the network's loading included, in milliseconds. */
  readonly firstAnswerMs: number | null;
  /** Why there are no answers. */
  readonly failure: ReadingFailure | null;
}

/** Keeps a drawing read while it grows; `Form` is what it takes. */
export interface LiveReader<Form extends Drawing = Drawing> {
  readonly getState: () => LiveState;
  /** Calls the listener at each change of the state. @returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Loads the network; does nothing while it is loading or loaded. After a failure it tries anew.
   *
   * @returns The state once it is no longer loading: `ready`, `failed`, or `asleep` where it was stopped.
   */
  readonly start: () => Promise<LiveState>;
  /** Lets the network go. What is drawn stays known, and a later `start` reads it. */
  readonly stop: () => void;
  /**
   * Says what is drawn now, `null` for nothing. The first drawing starts the reader. The same drawing with the same
   * options, told apart by identity, is not read again.
   *
   * @throws {DrawingError} When it is no drawing.
   */
  readonly read: (drawing: Form | null, options?: RecognizeOptions) => void;
}
