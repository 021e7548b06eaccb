/**
 * Reads handwritten digits from pen strokes or pixels, in a page, in a worker or in Node; the weights are inside.
 * @packageDocumentation
 */
export { createRecognizer, type RecognizerOptions } from './create-recognizer.ts';
export type { Drawing, PlainDrawing, ReadableBitmap, ReadableCanvas, UnitPixels } from './drawing.ts';
export { DrawingError, ModelError } from './errors.ts';
export { type EmbeddedModel, loadEmbeddedModel } from './load-embedded-model.ts';
export type { ModelName } from './network/load-network.ts';
export type { DigitBox, NumberDigit, NumberPrediction } from './number/number-prediction.ts';
export type { Prediction, Verdict } from './prediction.ts';
export type { RecognizeOptions, Recognizer, RecognizerModel } from './recognizer.ts';
export type { TraceStage, TraceStageName } from './trace-stage.ts';
