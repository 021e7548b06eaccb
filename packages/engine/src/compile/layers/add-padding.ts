import type { Shape, ZeroPadding2dSpec } from '@raqam/artifact';
import { emitCropping2d, emitZeroPadding2d } from '@raqam/kernels';
import { type Buffer, imageValues } from '../buffer.ts';
import { formatShapes, sizeOf } from '../format-shape.ts';
import type { Program } from '../program.ts';

/** Zeros around an image. */
export interface PaddingOp {
  readonly program: Program;
  /** The layer's name. */
  readonly layer: string;
  /** [height, width, channels] */
  readonly inputShape: Shape;
  readonly padding: ZeroPadding2dSpec['padding'];
}

/** The shape with its zeros. */
export function paddedShape({ inputShape, padding }: Pick<PaddingOp, 'inputShape' | 'padding'>): Shape {
  const [height, width, numChannels] = inputShape;
  const [[top, bottom], [left, right]] = padding;
  return [top + height + bottom, left + width + right, numChannels];
}

/** Adds zeros around an image. @returns The padded image; x itself where there are none to add. */
export function addPadding(op: PaddingOp, x: Buffer): Buffer {
  const { inputShape, layer, padding, program } = op;
  if (padding.flat().every((margin) => margin === 0)) return x;
  const [height, width, numChannels] = inputShape;
  const outputShape = paddedShape(op);
  const y = imageValues(`${layer}.padded`, sizeOf(outputShape));
  program.add({
    layer,
    name: 'zeroPadding2d',
    shape: formatShapes(inputShape, outputShape),
    multiplyAdds: 0,
    winners: null,
    reads: [x],
    writes: [y],
    emit: ({ f, module, numImages, own }) => {
      const kernel = emitZeroPadding2d(module, { inputSize: [height, width], padding, numChannels });
      f.call(kernel, { numImages, x: own(x), y: own(y) });
    },
  });
  return y;
}

/** Adds its gradient. @returns Of the image without zeros; dy itself where there were none. */
export function addCropping(op: PaddingOp, dy: Buffer): Buffer {
  const { inputShape, layer, padding, program } = op;
  if (padding.flat().every((margin) => margin === 0)) return dy;
  const [height, width, numChannels] = inputShape;
  const dx = imageValues(`${layer}.cropped`, sizeOf(inputShape));
  program.add({
    layer,
    name: 'gradient of zeroPadding2d',
    shape: formatShapes(paddedShape(op), inputShape),
    multiplyAdds: 0,
    winners: null,
    reads: [dy],
    writes: [dx],
    emit: ({ f, module, numImages, own }) => {
      const kernel = emitCropping2d(module, { inputSize: [height, width], padding, numChannels });
      f.call(kernel, { numImages, dy: own(dy), dx: own(dx) });
    },
  });
  return dx;
}
