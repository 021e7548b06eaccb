import type { Pixels } from '@raqam/image';
import { classNameOf } from './class-name-of.ts';
import type { ReadableBitmap, ReadableCanvas } from './drawing.ts';
import { DrawingError } from './errors.ts';

/** What of a 2d context is needed. */
interface PixelContext {
  getImageData(x: number, y: number, width: number, height: number): Pixels;
}

export function isCanvas(value: object): value is ReadableCanvas {
  return 'getContext' in value && typeof value.getContext === 'function';
}

export function isBitmap(value: object): value is ReadableBitmap & ImageBitmap {
  return classNameOf(value) === 'ImageBitmap';
}

/**
 * The pixels of a canvas.
 *
 * @throws {DrawingError} `recognize: the canvas is 0×150; expected at least one pixel. …`, or where a page may not read
 *   what is on it.
 */
export function readCanvas(canvas: ReadableCanvas, caller: string): Pixels {
  const { width, height } = canvas;
  checkSize(canvas, 'canvas', 'Give it a size, and draw before it is read', caller);
  try {
    const context = canvas.getContext('2d');
    if (isPixelContext(context)) return context.getImageData(0, 0, width, height);
  } catch (error) {
    const cause = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw new DrawingError(
      `${caller}: the canvas cannot be read: ${cause}. Read the OffscreenCanvas where the canvas was handed over to one; ` +
        'let what is drawn on it come from this site, or by CORS (crossOrigin = "anonymous").',
      { cause: error },
    );
  }
  if (!isBrowserCanvas(canvas)) {
    throw new DrawingError(
      `${caller}: the canvas has no 2d context; expected one, as it is no canvas of a browser. Pass its pixels as ` +
        '{ data, width, height }.',
    );
  }
  return copyPixels(canvas, caller);
}

/**
 * The pixels of an `ImageBitmap`, which stays open.
 *
 * @throws {DrawingError} `recognize: the ImageBitmap is 0×0; expected at least one pixel. …`
 */
export function readBitmap(bitmap: ReadableBitmap & ImageBitmap, caller: string): Pixels {
  checkSize(bitmap, 'ImageBitmap', 'Read it before it is closed or handed over', caller);
  return copyPixels(bitmap, caller);
}

function checkSize(source: ReadableCanvas | ReadableBitmap, name: string, remedy: string, caller: string): void {
  if (source.width > 0 && source.height > 0) return;
  throw new DrawingError(
    `${caller}: the ${name} is ${source.width}×${source.height}; expected at least one pixel. ${remedy}.`,
  );
}

function copyPixels(source: CanvasImageSource & { width: number; height: number }, caller: string): Pixels {
  const { width, height } = source;
  // Browsers without it have no 2d context to offer in a worker, and none of them is newer than 2023.
  const context = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) {
    throw new DrawingError(
      `${caller}: there is no OffscreenCanvas here that an image could be copied to; expected a browser of 2023 or later. ` +
        'Draw the image on a canvas with a 2d context and pass that.',
    );
  }
  context.drawImage(source, 0, 0);
  return context.getImageData(0, 0, width, height);
}

function isPixelContext(value: unknown): value is PixelContext {
  return typeof value === 'object' && value !== null && 'getImageData' in value;
}

function isBrowserCanvas(canvas: ReadableCanvas): canvas is HTMLCanvasElement | OffscreenCanvas {
  return ['HTMLCanvasElement', 'OffscreenCanvas'].includes(classNameOf(canvas));
}
