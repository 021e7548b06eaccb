/**
 * Reads handwritten digits from pen strokes or pixels, in a page, in a worker or in Node; the weights are inside.
 * @packageDocumentation
 */
export { createRecognizer, type RecognizerOptions } from './create-recognizer.ts';
export { DrawingError, ModelError } from './errors.ts';
export { type EmbeddedModel, loadEmbeddedModel } from './load-embedded-model.ts';
export type { Prediction } from './prediction.ts';
export type { Recognizer } from './recognizer.ts';
