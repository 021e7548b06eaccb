import { type Expression, type FunctionBuilder, type Integer, i32, type Local, select } from '../assembler/index.ts';
import type { SlidingWindow } from '../sliding-window.ts';

/** The rows or columns of a window that lie inside the image: from ≤ i < to. */
interface Inside {
  readonly from: Integer;
  readonly to: Integer;
}

/** A window at one of its positions. */
export interface WindowPlace {
  /** Address of the pixel under its first row and column; before the image where the window reaches over the edge. */
  readonly corner: Local<'i32'>;
  /** Address of the values of this position, in an array of one pixel for each. */
  readonly position: Local<'i32'>;
  readonly rows: Inside;
  readonly columns: Inside;
}

/**
 * Emits a walk over the positions of a window: images, rows, columns.
 *
 * @param images     Address of the images, [B, H, W, C].
 * @param positions  Address of an array with a pixel for each position, [B, P, Q, C].
 * @param body       Emits what is done at one position.
 */
export function forEachWindow(
  f: FunctionBuilder,
  window: SlidingWindow,
  numChannels: number,
  { numImages, images, positions }: Readonly<Record<'numImages' | 'images' | 'positions', Local<'i32'>>>,
  body: (place: WindowPlace) => void,
): void {
  const { inputSize, outputSize, padLeft, padTop, strides } = window;
  const [height, width] = inputSize;
  const image = f.let('image', images);
  const position = f.let('position', positions);
  f.for('b', { to: numImages }, () => {
    f.for('p', { to: outputSize[0] }, (p) => {
      const top = f.let('top', i32.sub(i32.mul(p, strides[0]), padTop));
      const row = f.let('row', i32.add(image, i32.mul(top, 4 * width * numChannels)));
      const rows = inside(f, window, 0, top);
      f.for('q', { to: outputSize[1] }, (q) => {
        const left = f.let('left', i32.sub(i32.mul(q, strides[1]), padLeft));
        const corner = f.let('corner', i32.add(row, i32.mul(left, 4 * numChannels)));
        body({ corner, position, rows, columns: inside(f, window, 1, left) });
        f.advance(position, 4 * numChannels);
      });
    });
    f.advance(image, 4 * height * width * numChannels);
  });
}

/**
 * Emits a walk over the pixels of a window that lie inside the image: row by row.
 *
 * @param body Emits what is done with the pixel at an address, which is in row i and column j of the window.
 */
export function forEachPixel(
  f: FunctionBuilder,
  window: SlidingWindow,
  numChannels: number,
  { columns, corner, rows }: WindowPlace,
  body: (pixel: Local<'i32'>, i: Local<'i32'>, j: Local<'i32'>) => void,
): void {
  const rowBytes = 4 * window.inputSize[1] * numChannels;
  const pixel = f.local('i32', 'pixel');
  f.for('i', rows, (i) => {
    const skipped =
      typeof columns.from === 'number' ? 4 * numChannels * columns.from : i32.mul(columns.from, 4 * numChannels);
    f.set(pixel, i32.add(i32.add(corner, i32.mul(i, rowBytes)), skipped));
    f.for('j', columns, (j) => {
      body(pixel, i, j);
      f.advance(pixel, 4 * numChannels);
    });
  });
}

/** Along an axis, what of a window is inside: all of it, known at once, where it never reaches over an edge. */
function inside(f: FunctionBuilder, window: SlidingWindow, axis: 0 | 1, first: Local<'i32'>): Inside {
  const { inputSize, outputSize, padLeft, padTop, strides, windowSize } = window;
  const padBefore = axis === 0 ? padTop : padLeft;
  const reach = (outputSize[axis] - 1) * strides[axis] - padBefore + windowSize[axis];
  const before: Expression<'i32'> = i32.sub(0, first);
  const after: Expression<'i32'> = i32.sub(inputSize[axis], first);
  return {
    from: padBefore === 0 ? 0 : f.let('from', select(before, i32.const(0), i32.gtS(before, 0))),
    to:
      reach <= inputSize[axis]
        ? windowSize[axis]
        : f.let('to', select(after, i32.const(windowSize[axis]), i32.ltS(after, windowSize[axis]))),
  };
}
