/**
 * Handwritten digits as seeded batches of f32. This entry is pure and uses web standards only; files and downloads are
 * at `@raqam/dataset/node` and `@raqam/dataset/browser`.
 * @packageDocumentation
 */
export { type Batch, type BatchOptions, Dataset, type DatasetContent, type DatasetShapes } from './dataset.ts';
export { decodeIdx } from './decode-idx.ts';
export { decodeIdxPair, type NamedBytes } from './decode-idx-pair.ts';
export { encodeIdx } from './encode-idx.ts';
export {
  DataConfigError,
  DataNotFoundError,
  DatasetArgumentError,
  DatasetContentError,
  DigestError,
  FileAccessError,
  GzipFormatError,
  IdxFormatError,
  StrokeFormatError,
} from './errors.ts';
export { gunzip, gzip, isGzip } from './gzip.ts';
export type { IdxArray, IdxShape } from './idx-array.ts';
export { formatShapes, type LoadedDataset } from './loaded-dataset.ts';
export { MNIST_DIGESTS, MNIST_FILES, MNIST_MIRRORS, type MnistFile } from './mnist.ts';
export { oneHot } from './one-hot.ts';
