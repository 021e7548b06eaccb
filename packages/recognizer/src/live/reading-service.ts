import type { PlainDrawing } from '../drawing.ts';
import type { Prediction } from '../prediction.ts';
import type { RecognizeOptions, RecognizerModel } from '../recognizer.ts';

/** What a reading asks for. It can be sent to a worker. */
export interface ReadingRequest {
  readonly drawing: PlainDrawing;
  readonly options: RecognizeOptions;
}

/** Why nothing is read: the network could not be loaded, or it failed at a drawing. */
export interface ReadingFailure {
  readonly stage: 'load' | 'read';
  readonly message: string;
}

/** What reads on behalf of a live reader: one drawing at a time. */
export interface ReadingService {
  /** Called once {@link ReadingEvents.onReady} has been told, and again when the answer has. */
  send(request: ReadingRequest): void;
  /** Nothing is to be told after this. */
  close(): void;
}

/**
 * What a service tells: `onReady`, again when another network takes over; then `onRead` after each `send`, read by the
 * network that was told of last; or `onFailed`, and nothing after that.
 */
export interface ReadingEvents {
  readonly onReady: (model: RecognizerModel) => void;
  /** `null`: nothing is drawn. */
  readonly onRead: (prediction: Prediction | null) => void;
  readonly onFailed: (failure: ReadingFailure) => void;
}

/** Opens a service, which begins to load its network at once. */
export type ConnectReadingService = (events: ReadingEvents) => ReadingService;
