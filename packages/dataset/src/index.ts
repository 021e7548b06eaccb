/**
 * Handwritten digits as seeded batches of f32. This entry is pure and uses web standards only; files and downloads are
 * at `@raqam/dataset/node` and `@raqam/dataset/browser`.
 * @packageDocumentation
 */
// The rule by which all of its images are made, and by what rendered strokes may differ.
export { DIGIT_CONTRACT, type StrokeVariation } from '@raqam/image';
export { checkInkOnPaper } from './check-ink-on-paper.ts';
export { concatDatasets } from './concat-datasets.ts';
export { type Batch, Dataset, type DatasetContent, type DatasetShapes } from './dataset.ts';
export { datasetFromStrokes } from './dataset-from-strokes.ts';
export { decodeIdx } from './decode-idx.ts';
export { decodeIdxPair, type NamedBytes } from './decode-idx-pair.ts';
export { decodeStrokeLines, type StrokeSample } from './decode-stroke-lines.ts';
export type { DownloadProgress } from './download-progress.ts';
export type { DrawingOptions, DrawingProgress } from './draw-dataset.ts';
export { encodeIdx } from './encode-idx.ts';
export {
  DataConfigError,
  DataNotFoundError,
  DatasetArgumentError,
  DatasetContentError,
  DigestError,
  DownloadError,
  FileAccessError,
  GzipFormatError,
  IdxFormatError,
  StrokeFormatError,
} from './errors.ts';
export { formatShapes } from './format-shapes.ts';
export { gunzip, gunzipStream, gzip, isGzip } from './gzip.ts';
export type { IdxArray, IdxShape } from './idx-array.ts';
export type { ImageSource, PixelBatch, PixelBatchOptions } from './image-source.ts';
export { inkFromPixels } from './ink-from-pixels.ts';
export type { LoadedDataset } from './loaded-dataset.ts';
export { type MixturePart, mixDatasets } from './mix-datasets.ts';
export { MNIST_DIGESTS, MNIST_FILES, MNIST_MIRRORS, type MnistFile } from './mnist.ts';
export { NO_DIGIT } from './no-digit.ts';
export { NON_DIGIT_KINDS, type NonDigitKind } from './non-digits/draw-non-digit.ts';
export { normalizeDataset } from './normalize-dataset.ts';
export { oneHot } from './one-hot.ts';
export { openIdxPair } from './open-idx-pair.ts';
export type { ByteRange, PositionedBytes } from './positioned-bytes.ts';
export { type RenderOptions, renderStrokes } from './render-strokes.ts';
export { type DatasetSplit, splitDataset } from './split-dataset.ts';
export type { SplitOptions } from './split-indices.ts';
export { type StrokeSampleSplit, splitStrokeSamples } from './split-stroke-samples.ts';
export { StreamedDataset } from './streamed-dataset.ts';
export { type SynthesisOptions, synthesizeDataset } from './synthesize-dataset.ts';
export { type SyntheticDigit, synthesizeDigit } from './synthesize-digit.ts';
export { type SynthesizeDigitsOptions, synthesizeDigits } from './synthesize-digits.ts';
export { type SyntheticNonDigit, synthesizeNonDigit } from './synthesize-non-digit.ts';
export { type NonDigitOptions, synthesizeNonDigits } from './synthesize-non-digits.ts';
export { type LookalikeScript, WESTERN_LOOKALIKES, type WesternLookalike } from './western-lookalikes.ts';
export { withTargets } from './with-targets.ts';
export { VARIANT_WEIGHTS } from './write-numeral.ts';
