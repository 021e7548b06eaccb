// Each form a drawing may have, and what is said of every other. Canvases and bitmaps of a browser are read by
// tests/web/recognizer-inputs.test.ts.

import { runInNewContext } from 'node:vm';
import { digitFromPixels, digitFromStrokes, type Pixels, type Stroke } from '@raqam/image';
import { createRecognizer, type Drawing, DrawingError, type Recognizer } from '@raqam/recognizer';
import { beforeAll, describe, expect, test } from 'vitest';

const SEVEN: readonly Stroke[] = [
  [
    [10, 10],
    [50, 10],
    [30, 70],
  ],
];
const IMAGE = digitFromStrokes(SEVEN);

let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = await createRecognizer();
});

/** The seven, six times as large, in dark blue on yellow paper. */
function paint(): Pixels {
  const data = new Uint8ClampedArray(4 * 168 * 168);
  for (let pixel = 0; pixel < 168 * 168; pixel++) {
    const ink = IMAGE?.ink[28 * Math.floor(pixel / 168 / 6) + Math.floor((pixel % 168) / 6)] ?? 0;
    data.set([240 - 240 * ink, 230 - 230 * ink, 120 - 20 * ink, 255], 4 * pixel);
  }
  return { data, width: 168, height: 168 };
}

/** As a library for Node makes one: what is asked of it is told by `getContext`. */
function canvasWith(context: unknown, size = { width: 168, height: 168 }): Drawing {
  return { ...size, getContext: () => context };
}

describe('a picture', () => {
  test('may have levels from 0 to 1', () => {
    const { data, ...size } = paint();
    const unit = { data: Float32Array.from(data, (level) => level / 255), ...size };
    expect(recognizer.recognize(unit)?.image).toEqual(digitFromPixels(paint()));
  });

  test('that is a digit image from 0 to 1 is read as it is', () => {
    if (IMAGE === null) throw new Error('nothing drawn');
    expect(recognizer.recognize({ data: IMAGE.ink, width: 28, height: 28 })?.image).toEqual(IMAGE);
  });

  test('may be of another realm, whose arrays are no instance of those here', () => {
    const { data, ...size } = paint();
    const foreign: unknown = runInNewContext('new Uint8ClampedArray(levels)', { levels: Array.from(data) });
    expect(foreign).not.toBeInstanceOf(Uint8ClampedArray);
    expect(recognizer.recognize({ data: foreign as Uint8ClampedArray, ...size })?.image).toEqual(
      digitFromPixels(paint()),
    );
  });

  test('may be a canvas, read whole through its 2d context', () => {
    const rectangles: number[][] = [];
    const canvas = canvasWith({
      getImageData: (...rectangle: number[]) => {
        rectangles.push(rectangle);
        return paint();
      },
    });
    expect(recognizer.recognize(canvas)?.image).toEqual(digitFromPixels(paint()));
    expect(rectangles).toEqual([[0, 0, 168, 168]]);
  });
});

const PASS =
  'Pass an array of strokes, each an array of points [x, y]; a picture { data, width, height }, such as ImageData; a canvas; an ImageBitmap, which createImageBitmap makes of images, files and videos; or a raster { ink, width, height }.';
const CONVERT =
  'expected a Uint8Array or Uint8ClampedArray with levels from 0 to 255, or a Float32Array with levels from 0 to 1. Convert it to one of these.';

test.each<[unknown, string]>([
  [undefined, `the drawing is undefined; expected strokes, a picture or a raster. ${PASS}`],
  [null, `the drawing is null; expected strokes, a picture or a raster. ${PASS}`],
  [
    Object.create(null),
    `the drawing is an object of the class Object; expected strokes, a picture or a raster. ${PASS}`,
  ],
  ['7', `the drawing is a string; expected strokes, a picture or a raster. ${PASS}`],
  [7, `the drawing is 7; expected strokes, a picture or a raster. ${PASS}`],
  [
    { width: 28, height: 28 },
    `the drawing is an object of the class Object; expected strokes, a picture or a raster. ${PASS}`,
  ],
  [
    new Float32Array(784),
    `the drawing is an object of the class Float32Array; expected strokes, a picture or a raster. ${PASS}`,
  ],
  [
    { ink: new Float64Array(784), width: 28, height: 28 },
    `the drawing is an object of the class Object; expected strokes, a picture or a raster. ${PASS}`,
  ],
  [
    { data: new Float64Array(784), width: 28, height: 28 },
    `the picture's data is an object of the class Float64Array; ${CONVERT}`,
  ],
  [{ data: [0, 255], width: 2, height: 1 }, `the picture's data is an object of the class Array; ${CONVERT}`],
  [{ data: undefined, width: 2, height: 1 }, `the picture's data is undefined; ${CONVERT}`],
  [
    { data: Float32Array.of(0, 17), width: 2, height: 1 },
    "the picture's data[1] is 17; expected levels from 0 to 1 in a Float32Array. Divide by the largest level, or pass levels from 0 to 255 in a Uint8Array.",
  ],
  [
    { data: Float32Array.of(Number.NaN, 1), width: 2, height: 1 },
    "the picture's data[0] is NaN; expected levels from 0 to 1 in a Float32Array. Divide by the largest level, or pass levels from 0 to 255 in a Uint8Array.",
  ],
  [[3], `strokes[0] is 3; expected an array of points. ${PASS}`],
  [[SEVEN[0], null], `strokes[1] is null; expected an array of points. ${PASS}`],
  [SEVEN[0], `strokes[0][0] is 10; expected a point [x, y]. ${PASS}`],
  [[[{ x: 1, y: 2 }]], `strokes[0][0] is an object of the class Object; expected a point [x, y]. ${PASS}`],
  [
    canvasWith(null, { width: 0, height: 150 }),
    'the canvas is 0×150; expected at least one pixel. Give it a size, and draw before it is read.',
  ],
  [
    canvasWith(null),
    'the canvas has no 2d context; expected one, as it is no canvas of a browser. Pass its pixels as { data, width, height }.',
  ],
  [
    canvasWith({
      getImageData: () => {
        throw new DOMException('The canvas has been tainted by cross-origin data.', 'SecurityError');
      },
    }),
    'the canvas cannot be read: The canvas has been tainted by cross-origin data. Read the OffscreenCanvas where the canvas was handed over to one; let what is drawn on it come from this site, or by CORS (crossOrigin = "anonymous").',
  ],
  [
    { [Symbol.toStringTag]: 'ImageBitmap', width: 0, height: 0 },
    'the ImageBitmap is 0×0; expected at least one pixel. Read it before it is closed or handed over.',
  ],
  [
    { [Symbol.toStringTag]: 'ImageBitmap', width: 2, height: 2 },
    'there is no OffscreenCanvas here that an image could be copied to; expected a browser of 2023 or later. Draw the image on a canvas with a 2d context and pass that.',
  ],
])('refuses what is no drawing (%#)', (drawing, fault) => {
  expect(() => recognizer.recognize(drawing as Drawing)).toThrow(new DrawingError(`recognize: ${fault}`));
});

test('a number’s drawing is refused in its own name', () => {
  expect(() => recognizer.recognizeNumber(JSON.parse('"1848"') as Drawing)).toThrow(
    new DrawingError(`recognizeNumber: the drawing is a string; expected strokes, a picture or a raster. ${PASS}`),
  );
});
