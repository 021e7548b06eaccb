import type { Stroke } from '@raqam/image';
import type { Prediction } from '@raqam/recognizer';

/** What the page asks of the recognition worker: to read these strokes, in pad units. */
export interface RecognitionRequest {
  readonly strokes: readonly Stroke[];
}

/**
 * What the worker says: once that it can read, then one prediction for each request, in their order. A fault comes
 * instead of either, and nothing comes after one.
 */
export type RecognitionResponse =
  | { readonly type: 'ready' }
  | { readonly type: 'prediction'; readonly prediction: Prediction | null }
  | { readonly type: 'fault'; readonly fault: RecognitionFault };

/** Which part of the work did not succeed: to load the network, or to read a drawing with it. */
export type RecognitionFault = 'load' | 'read';
