import { describe, expect, test } from 'vitest';
import { sampleFloats } from '../../test/sample-floats.ts';
import { ulpDistance } from '../../test/ulp-distance.ts';
import { ShapeError } from '../errors.ts';
import { leakyRelu } from './leaky-relu.ts';
import { relu } from './relu.ts';
import { scaledTanh } from './scaled-tanh.ts';
import { sigmoid } from './sigmoid.ts';
import { softmax } from './softmax.ts';
import { tanh } from './tanh.ts';

const { fround } = Math;
const NAN = Number.NaN;
const INFINITE = Number.POSITIVE_INFINITY;

/** Each activation of single values, with some of its values. */
const ELEMENTWISE = {
  relu: {
    apply: relu,
    values: [
      [-2, 0],
      [0, 0],
      [3.5, 3.5],
      [NAN, NAN],
      [-INFINITE, 0],
      [INFINITE, INFINITE],
    ],
  },
  leakyRelu: {
    apply: (x: Float32Array, y: Float32Array) => leakyRelu(x, 0.2, y),
    values: [
      [-2, fround(fround(0.2) * -2)],
      [0, 0],
      [3.5, 3.5],
      [NAN, NAN],
      [-INFINITE, -INFINITE],
    ],
  },
  sigmoid: {
    apply: sigmoid,
    values: [
      [0, 0.5],
      [200, 1],
      [-200, 0],
      [NAN, NAN],
      [-INFINITE, 0],
      [INFINITE, 1],
      [-100, fround(Math.exp(-100))],
    ],
  },
  tanh: {
    apply: tanh,
    values: [
      [0, 0],
      [20, 1],
      [-20, -1],
      [NAN, NAN],
      [-INFINITE, -1],
      [INFINITE, 1],
    ],
  },
  scaledTanh: {
    // LeCun's constants, for which f(±1) is ±1 to four digits.
    apply: (x: Float32Array, y: Float32Array) => scaledTanh(x, { amplitude: 1.7159, slope: 2 / 3 }, y),
    values: [
      [0, 0],
      [100, fround(1.7159)],
      [-100, -fround(1.7159)],
      [NAN, NAN],
    ],
  },
} as const;

describe.each(Object.entries(ELEMENTWISE))('%s', (name, { apply, values }) => {
  test('gives its values, into another array and in place', () => {
    const x = Float32Array.from(values, ([input]) => input);
    const y = new Float32Array(x.length);
    apply(x, y);
    expect(Array.from(y)).toEqual(values.map(([, output]) => output));
    apply(x, x);
    expect(x).toEqual(y);
  });

  test('refuses a result of another length', () => {
    expect(() => apply(new Float32Array(3), new Float32Array(2))).toThrow(
      new ShapeError(`${name}: y holds 2 values; its shape [3] needs 3. Pass an array of that length.`),
    );
  });
});

test('scaledTanh is ±1 at ±1', () => {
  const y = new Float32Array(2);
  ELEMENTWISE.scaledTanh.apply(Float32Array.of(1, -1), y);
  expect(y[0]).toBeCloseTo(1, 4);
  expect(y[1]).toBe(-y[0]);
});

test('sigmoid is within 2 ulp of the correctly rounded result', () => {
  const x = Float32Array.from(sampleFloats(110, 4999));
  const y = new Float32Array(x.length);
  sigmoid(x, y);
  let greatest = 0;
  x.forEach((value, i) => {
    const power = Math.exp(-Math.abs(value));
    greatest = Math.max(greatest, ulpDistance(y[i], fround((value < 0 ? power : 1) / (1 + power))));
  });
  expect(greatest).toBeLessThanOrEqual(2);
});

describe('softmax', () => {
  test('gives each row its own probabilities, also in place', () => {
    const x = Float32Array.of(0, Math.log(3), 5, 5, -1e30, 1e30);
    const y = new Float32Array(6);
    softmax(x, y, { numRows: 3, numClasses: 2 });
    const expected = [0.25, 0.75, 0.5, 0.5, 0, 1];
    y.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 6);
    });
    softmax(x, x, { numRows: 3, numClasses: 2 });
    expect(x).toEqual(y);
  });

  test('a NaN spoils its row and no other', () => {
    const y = new Float32Array(4);
    softmax(Float32Array.of(1, NAN, 2, 2), y, { numRows: 2, numClasses: 2 });
    expect(Array.from(y)).toEqual([NAN, NAN, 0.5, 0.5]);
  });

  test('refuses arrays that are no tensors of its shape', () => {
    const shape = { numRows: 2, numClasses: 10 };
    expect(() => softmax(new Float32Array(10), new Float32Array(20), shape)).toThrow(
      new ShapeError('softmax: x holds 10 values; its shape [2, 10] needs 20. Pass an array of that length.'),
    );
    expect(() => softmax(new Float32Array(20), new Float32Array(10), shape)).toThrow(
      new ShapeError('softmax: y holds 10 values; its shape [2, 10] needs 20. Pass an array of that length.'),
    );
  });
});
