/** The bytes are not an IDX file that Raqam can hold: u8, rank 1 or 3, whole. */
export class IdxFormatError extends Error {
  override readonly name = 'IdxFormatError';
}

/** The bytes start as gzip does, and cannot be unpacked. */
export class GzipFormatError extends Error {
  override readonly name = 'GzipFormatError';
}

/** A line of a stroke file is not a labelled digit. */
export class StrokeFormatError extends Error {
  override readonly name = 'StrokeFormatError';
}

/** Images and labels, each well formed, do not make a data set together. */
export class DatasetContentError extends Error {
  override readonly name = 'DatasetContentError';
}

/** An argument lies outside what the function can do. */
export class DatasetArgumentError extends RangeError {
  override readonly name = 'DatasetArgumentError';
}

/** A file holds other bytes than the data set it is named after. */
export class DigestError extends Error {
  override readonly name = 'DigestError';
}

/** No server gave the whole, right content. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

/** Nothing of that name lies where data is looked for. */
export class DataNotFoundError extends Error {
  override readonly name = 'DataNotFoundError';
}

/** The file that says where data is looked for cannot be used. */
export class DataConfigError extends Error {
  override readonly name = 'DataConfigError';
}

/** The system refused to read or write a file. */
export class FileAccessError extends Error {
  override readonly name = 'FileAccessError';
}
