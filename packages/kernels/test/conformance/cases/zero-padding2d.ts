import { cropping2d, emitCropping2d, emitZeroPadding2d, zeroPadding2d } from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

const PADDINGS = [
  [0, 0, 0, 0],
  [2, 2, 2, 2],
  [1, 0, 3, 2],
  [0, 1, 0, 1],
] as const;

/** Images, height, width, channels: rows from one value to more than are copied in one round. */
const SIZES = [
  [2, 3, 1, 1],
  [0, 2, 2, 2],
  [1, 1, 3, 1],
  [3, 2, 5, 3],
  [2, 4, 4, 8],
  [1, 2, 9, 4],
  [1, 2, 23, 3],
  [2, 28, 28, 1],
] as const;

export const cases: readonly OpCase[] = SIZES.flatMap(([numImages, height, width, numChannels]) =>
  PADDINGS.flatMap(([top, bottom, left, right]) => {
    const shape = {
      batchSize: numImages,
      inputSize: [height, width],
      numChannels,
      padding: [
        [top, bottom],
        [left, right],
      ],
    } as const;
    const numInside = numImages * height * width * numChannels;
    const numPadded = numImages * (top + height + bottom) * (left + width + right) * numChannels;
    const name = `${numImages} images ${height}×${width}×${numChannels}, ${top} ${bottom} ${left} ${right}`;
    return [
      opCase({
        name: `zero padding of ${name}`,
        emit: (module) => emitZeroPadding2d(module, shape),
        args: { numImages, x: sampleValues(1, numInside), y: new Float32Array(numPadded).fill(9) },
        reference: ({ x, y }) => zeroPadding2d(x, y, shape),
        tolerance: 0,
      }),
      opCase({
        name: `cropping to ${name}`,
        emit: (module) => emitCropping2d(module, shape),
        args: { numImages, dy: sampleValues(1, numPadded), dx: new Float32Array(numInside).fill(9) },
        reference: ({ dx, dy }) => cropping2d(dy, dx, shape),
        tolerance: 0,
      }),
    ];
  }),
);
