/**
 * Reads pictures from files, for Node; needs the package `sharp` beside this one.
 * @packageDocumentation
 */
export { decodeImage } from './decode-image.ts';
export { ImageFileError, MissingPackageError } from './errors.ts';
