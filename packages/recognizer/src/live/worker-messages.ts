import type { Prediction } from '../prediction.ts';
import type { RecognizerModel } from '../recognizer.ts';
import type { ReadingFailure } from './reading-service.ts';

/** What a reading worker answers: `ready` for each network that takes over, and `read` for each request; or `failed`, and nothing after that. */
export type ReadingResponse =
  | { readonly type: 'ready'; readonly model: RecognizerModel }
  | { readonly type: 'read'; readonly prediction: Prediction | null }
  | { readonly type: 'failed'; readonly failure: ReadingFailure };
