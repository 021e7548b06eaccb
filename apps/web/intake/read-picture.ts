import { IntakeError } from './intake-error.ts';
import { otherFormatOf, pictureFormatOf } from './picture-format.ts';

/** Levels 0 to 255, row-major, four a pixel: red, green, blue, and alpha that is not multiplied in. */
export interface DecodedPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** No photograph of a digit needs more; a file made to fill the memory does. */
const MAX_FILE_BYTES = 32 * 2 ** 20;

/** A phone's camera takes 12 to 50 megapixels; 50 take 200 MB while they are decoded. */
const MAX_PIXELS = 50_000_000;

/** More detail than any stroke of a pen has on a page of digits. */
const MAX_SIDE = 2048;

/**
 * Decodes a picture, after its first bytes have told what it is and its header how large: what is not a picture is never
 * handed to a decoder, and what would fill the memory is refused before it does. For workers only.
 *
 * @returns The picture turned as its camera was held, the longer side no more than 2048 pixels.
 * @throws {IntakeError} When the file is no picture, is damaged or too large.
 */
export async function readPicture(file: Blob, name: string): Promise<DecodedPicture> {
  checkFileSize(file, name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const format = pictureFormatOf(bytes);
  if (format === null) {
    const received = otherFormatOf(bytes);
    throw new IntakeError(name, received === null ? { reason: 'unknownFormat' } : { reason: 'wrongFormat', received });
  }
  const damaged = (cause: unknown) => new IntakeError(name, { reason: 'damaged', format: format.name }, { cause });
  let size: { readonly width: number; readonly height: number };
  try {
    size = format.measure(bytes);
  } catch (cause) {
    throw damaged(cause);
  }
  const { width, height } = size;
  // What a header gives is compared so that a value that is no number is refused, too.
  if (!(width * height <= MAX_PIXELS)) {
    throw new IntakeError(name, { reason: 'tooManyPixels', width, height, limitPixels: MAX_PIXELS });
  }
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(new Blob([bytes]));
  } catch (cause) {
    throw damaged(cause);
  }
  try {
    return shrink(bitmap);
  } finally {
    bitmap.close();
  }
}

/** @throws {IntakeError} When a file holds nothing, or more than is read into memory. */
function checkFileSize({ size }: Blob, name: string): void {
  if (size === 0) throw new IntakeError(name, { reason: 'empty' });
  if (size > MAX_FILE_BYTES) {
    throw new IntakeError(name, { reason: 'fileTooLarge', sizeBytes: size, limitBytes: MAX_FILE_BYTES });
  }
}

function shrink(bitmap: ImageBitmap): DecodedPicture {
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null)
    throw new Error('readPicture: the browser gives no 2d context. Close other pages, and try again.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
