import { describe, expect, test } from 'vitest';
import { sampleValues } from '../../test/conformance/sample-values.ts';
import { expectGradient, innerProduct } from '../../test/finite-differences.ts';
import type { ActivationFunction } from '../activation-function.ts';
import { ShapeError } from '../errors.ts';
import { activate } from './activate.ts';
import { activationGradient } from './activation-gradient.ts';
import { softmax } from './softmax.ts';
import { softmaxGradient } from './softmax-gradient.ts';

const ACTIVATIONS: readonly ActivationFunction[] = [
  'linear',
  'relu',
  'sigmoid',
  'tanh',
  { type: 'leakyRelu', slope: 0.2 },
  { type: 'scaledTanh', amplitude: 1.7159, slope: 2 / 3 },
];

describe('activationGradient', () => {
  test.each(ACTIVATIONS)('is the slope of %j', (activation) => {
    // Away from 0, where rectifiers have no slope.
    const x = sampleValues(1, 50).map((value) => value + Math.sign(value) / 8);
    const dy = sampleValues(2, 50);
    const y = new Float32Array(50);
    const computeLoss = () => {
      activate(x, activation, y);
      return innerProduct(dy, y);
    };
    computeLoss();
    const dx = new Float32Array(50).fill(9);
    activationGradient(y, dy, activation, dx);
    const inPlace = dy.slice();
    activationGradient(y, inPlace, activation, inPlace);
    expect(inPlace).toEqual(dx);
    expectGradient(dx, x, computeLoss);
  });

  test.each([
    ['relu' as const, [0, 0, 1]],
    [{ type: 'leakyRelu', slope: 0.25 } as const, [0.25, 0.25, 1]],
  ])('%j has the slope of the negative side at 0', (activation, slopes) => {
    const dx = new Float32Array(3);
    activationGradient(Float32Array.of(0, -0, 2 ** -149), Float32Array.of(1, 1, 1), activation, dx);
    expect(Array.from(dx)).toEqual(slopes);
  });

  test('refuses arrays of other lengths', () => {
    expect(() => activationGradient(new Float32Array(3), new Float32Array(2), 'relu', new Float32Array(3))).toThrow(
      new ShapeError('activationGradient: dy holds 2 values; its shape [3] needs 3. Pass an array of that length.'),
    );
    expect(() => activationGradient(new Float32Array(3), new Float32Array(3), 'relu', new Float32Array(2))).toThrow(
      new ShapeError('activationGradient: dx holds 2 values; its shape [3] needs 3. Pass an array of that length.'),
    );
  });
});

test('activate refuses a result of another length for linear, too', () => {
  expect(() => activate(new Float32Array(3), 'linear', new Float32Array(2))).toThrow(
    new ShapeError('linear: y holds 2 values; its shape [3] needs 3. Pass an array of that length.'),
  );
});

describe('softmaxGradient', () => {
  const shape = { numRows: 3, numClasses: 5 };

  test('is the slope of softmax', () => {
    const x = sampleValues(1, 15);
    const dy = sampleValues(2, 15);
    const y = new Float32Array(15);
    const computeLoss = () => {
      softmax(x, y, shape);
      return innerProduct(dy, y);
    };
    computeLoss();
    const dx = new Float32Array(15).fill(9);
    softmaxGradient(y, dy, dx, shape);
    const inPlace = dy.slice();
    softmaxGradient(y, inPlace, inPlace, shape);
    expect(inPlace).toEqual(dx);
    expectGradient(dx, x, computeLoss);
  });

  test.each([
    [{ y: 3 }, 'y holds 3'],
    [{ dy: 4 }, 'dy holds 4'],
    [{ dx: 16 }, 'dx holds 16'],
  ])('refuses arrays that are no tensors of its shape: %j', (lengths, fault) => {
    const { y, dy, dx } = { y: 15, dy: 15, dx: 15, ...lengths };
    expect(() => softmaxGradient(new Float32Array(y), new Float32Array(dy), new Float32Array(dx), shape)).toThrow(
      new ShapeError(`softmaxGradient: ${fault} values; its shape [3, 5] needs 15. Pass an array of that length.`),
    );
  });
});
