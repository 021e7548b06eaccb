/**
 * Reads handwritten digits from pen strokes or pixels, in a page, in a worker or in Node; the weights are inside.
 * @packageDocumentation
 */
export type { Verdict } from '@raqam/artifact/verdict';
export { createRecognizer, type RecognizerOptions } from './create-recognizer.ts';
export { createStrokeReader, type StrokeReader } from './create-stroke-reader.ts';
export type { Drawing, PlainDrawing, ReadableBitmap, ReadableCanvas, UnitPixels } from './drawing.ts';
export { DrawingError, ModelError } from './errors.ts';
export { connectInPlace } from './live/connect-in-place.ts';
export { connectToWorker, type ReadingWorker } from './live/connect-to-worker.ts';
export { createLiveReader } from './live/create-live-reader.ts';
export { createPlainReader } from './live/create-plain-reader.ts';
export type { LiveReader, LiveState, Reading } from './live/live-reader.ts';
export type {
  ConnectReadingService,
  ReadingEvents,
  ReadingFailure,
  ReadingRequest,
  ReadingService,
} from './live/reading-service.ts';
export { type ReadingScope, serveReadings } from './live/serve-readings.ts';
export type { ReadingResponse } from './live/worker-messages.ts';
export { loadModel, type ShippedModel } from './load-model.ts';
export type { ModelName } from './network/load-packed-model.ts';
export type { DigitBox, NumberDigit, NumberPrediction } from './number/number-prediction.ts';
export type { Prediction } from './prediction.ts';
export type { RecognizeOptions, Recognizer, RecognizerModel } from './recognizer.ts';
export type { PreparationStep, TraceStage, TraceStageName } from './trace-stage.ts';
