import type { Raster, Stroke } from '@raqam/image';
import { classNameOf } from './class-name-of.ts';
import type { Drawing, PlainDrawing } from './drawing.ts';
import { DrawingError } from './errors.ts';
import { isBitmap, isCanvas, readBitmap, readCanvas } from './read-canvas.ts';

const EXPECTED = 'expected strokes, a picture or a raster';
const REMEDY =
  'Pass an array of strokes, each an array of points [x, y]; a picture { data, width, height }, such as ImageData; a ' +
  'canvas; an ImageBitmap, which createImageBitmap makes of images, files and videos; or a raster { ink, width, height }.';

/**
 * Brings a drawing into one of the three plain forms.
 *
 * @param drawing Of unknown origin: its form is checked here, sizes and numbers where they are drawn.
 * @param caller Begins the messages of errors.
 * @throws {DrawingError} `recognize: the drawing is a string; expected strokes, a picture or a raster. …`
 */
export function decodeDrawing(drawing: Drawing, caller: string): PlainDrawing {
  const value: unknown = drawing;
  if (Array.isArray(value)) {
    checkStrokes(value, caller);
    return value;
  }
  if (isSized(value)) {
    if (isRaster(value)) return value;
    if (isPicture(value)) return readPicture(value, caller);
    if (isCanvas(value)) return readCanvas(value, caller);
    if (isBitmap(value)) return readBitmap(value, caller);
  }
  throw new DrawingError(`${caller}: the drawing is ${describe(value)}; ${EXPECTED}. ${REMEDY}`);
}

function checkStrokes(strokes: readonly unknown[], caller: string): asserts strokes is readonly Stroke[] {
  for (const [s, stroke] of strokes.entries()) {
    if (!Array.isArray(stroke)) {
      throw new DrawingError(`${caller}: strokes[${s}] is ${describe(stroke)}; expected an array of points. ${REMEDY}`);
    }
    const p = stroke.findIndex((point) => !Array.isArray(point));
    if (p >= 0) {
      throw new DrawingError(
        `${caller}: strokes[${s}][${p}] is ${describe(stroke[p])}; expected a point [x, y]. ${REMEDY}`,
      );
    }
  }
}

/** An object that says how large it is; its numbers are checked where they are used. */
interface Sized {
  readonly width: number;
  readonly height: number;
}

function isSized(value: unknown): value is Sized {
  return typeof value === 'object' && value !== null && 'width' in value && 'height' in value;
}

function isRaster(value: Sized): value is Raster {
  return 'ink' in value && isArrayOf(value.ink, 'Float32Array');
}

function isPicture(value: Sized): value is Sized & { readonly data: unknown } {
  return 'data' in value;
}

function readPicture({ data, width, height }: Sized & { readonly data: unknown }, caller: string): PlainDrawing {
  if (isArrayOf(data, 'Uint8Array') || isArrayOf(data, 'Uint8ClampedArray')) return { data, width, height };
  if (isArrayOf(data, 'Float32Array')) return { data: levelsOf(data, caller), width, height };
  throw new DrawingError(
    `${caller}: the picture's data is ${describe(data)}; expected a Uint8Array or Uint8ClampedArray with levels from 0 ` +
      'to 255, or a Float32Array with levels from 0 to 1. Convert it to one of these.',
  );
}

/** Levels from 0 to 255. */
function levelsOf(data: Float32Array, caller: string): Uint8ClampedArray {
  const wrong = data.findIndex((value) => !(value >= 0 && value <= 1));
  if (wrong >= 0) {
    throw new DrawingError(
      `${caller}: the picture's data[${wrong}] is ${data[wrong]}; expected levels from 0 to 1 in a Float32Array. Divide ` +
        'by the largest level, or pass levels from 0 to 255 in a Uint8Array.',
    );
  }
  return Uint8ClampedArray.from(data, (value) => Math.round(255 * value));
}

interface ArrayTypes {
  readonly Float32Array: Float32Array;
  readonly Uint8Array: Uint8Array;
  readonly Uint8ClampedArray: Uint8ClampedArray;
}

function isArrayOf<Name extends keyof ArrayTypes>(value: unknown, name: Name): value is ArrayTypes[Name] {
  return classNameOf(value) === name;
}

function describe(value: unknown): string {
  if (typeof value === 'number' || value === undefined || value === null) return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  // An object without a prototype has no constructor, whatever the types say.
  return `an object of the class ${value.constructor?.name ?? 'Object'}`;
}
