/** A file cannot be read, is no picture of a kind that is decoded here, too large, or damaged. */
export class ImageFileError extends Error {
  override readonly name = 'ImageFileError';
}

/** A package that this one needs for some of its work only is not installed. */
export class MissingPackageError extends Error {
  override readonly name = 'MissingPackageError';
}
