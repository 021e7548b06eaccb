import { emitSoftmax, emitSoftmaxGradient, softmax, softmaxGradient } from '@raqam/kernels';
import { emitInPlace } from '../emit-in-place.ts';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

const SIZES: readonly (readonly [numRows: number, numClasses: number])[] = [
  [0, 10],
  [1, 1],
  [3, 2],
  [2, 3],
  [5, 4],
  [4, 5],
  [8, 10],
  [2, 35],
];

/** Rows that powers would overflow in, of infinite values and with one that is no number. */
const special = Float32Array.of(1e30, -1e30, 0, 1, Number.NaN, 2, Infinity, 3, 4, -Infinity, -0, 0);

export const cases: readonly OpCase[] = [
  ...SIZES.map(([numRows, numClasses]) =>
    opCase({
      name: `softmax ${numRows} × ${numClasses}`,
      emit: (module) => emitSoftmax(module, { numClasses }),
      args: {
        numRows,
        x: sampleValues(1, numRows * numClasses).map((value) => 5 * value),
        y: new Float32Array(numRows * numClasses).fill(9),
      },
      reference: ({ x, y }) => softmax(x, y, { numRows, numClasses }),
      tolerance: 0,
    }),
  ),
  opCase({
    name: 'softmax of huge, infinite and no numbers',
    emit: (module) => emitSoftmax(module, { numClasses: 3 }),
    args: { numRows: 4, x: special, y: new Float32Array(12).fill(9) },
    reference: ({ x, y }) => softmax(x, y, { numRows: 4, numClasses: 3 }),
    tolerance: 0,
  }),
  ...SIZES.map(([numRows, numClasses]) =>
    opCase({
      name: `softmaxGradient ${numRows} × ${numClasses}`,
      emit: (module) => emitSoftmaxGradient(module, { numClasses }),
      args: {
        numRows,
        y: sampleValues(1, numRows * numClasses).map(Math.abs),
        dy: sampleValues(2, numRows * numClasses),
        dx: new Float32Array(numRows * numClasses).fill(9),
      },
      reference: ({ y, dy, dx }) => softmaxGradient(y, dy, dx, { numRows, numClasses }),
      tolerance: 0,
    }),
  ),
  opCase({
    name: 'softmax in place',
    emit: (module) => emitInPlace(module, emitSoftmax(module, { numClasses: 6 }), 'x', 'y'),
    args: { numRows: 2, x: sampleValues(1, 12) },
    reference: ({ x }) => softmax(x, x, { numRows: 2, numClasses: 6 }),
    tolerance: 0,
  }),
  opCase({
    name: 'softmaxGradient in place',
    emit: (module) => emitInPlace(module, emitSoftmaxGradient(module, { numClasses: 6 }), 'dy', 'dx'),
    args: { numRows: 2, y: sampleValues(1, 12).map(Math.abs), dy: sampleValues(2, 12) },
    reference: ({ y, dy }) => softmaxGradient(y, dy, dy, { numRows: 2, numClasses: 6 }),
    tolerance: 0,
  }),
];
