import { dequantizeWeights, type QuantizedKernel, quantizeWeights, type Weights } from '@raqam/artifact';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const kernel = (shape: readonly number[], values: readonly number[]): Weights => [
  { name: 'layer/kernel', shape, values: Float32Array.from(values) },
];
const asKernel = (tensor: ReturnType<typeof quantizeWeights>[number]): QuantizedKernel => {
  if ('scales' in tensor) return tensor;
  throw new Error(`${tensor.name} was not rounded.`);
};

test('a kernel is rounded by one scale for each output channel, halves away from 0', () => {
  const [tensor] = quantizeWeights(kernel([3, 2], [127, 0.5, -63.5, -1.27, 1.2, 0]));
  const { name, scales, shape, values } = asKernel(tensor);
  expect({ name, shape, values: [...values] }).toEqual({
    name: 'layer/kernel',
    shape: [3, 2],
    values: [127, 50, -64, -127, 1, 0],
  });
  expect(scales[0]).toBe(1);
  expect(scales[1]).toBeCloseTo(0.01, 6);
});

test('what is no kernel stays as it is', () => {
  const weights = [{ name: 'layer/bias', shape: [2], values: Float32Array.of(0.1, 0.2) }];
  expect(quantizeWeights(weights)[0]).toBe(weights[0]);
  expect(dequantizeWeights(weights)[0]).toBe(weights[0]);
});

test('a channel of zeros stays one', () => {
  const [{ scales, values }] = quantizeWeights(kernel([2, 1], [0, 0])).map(asKernel);
  expect([...values, ...scales]).toEqual([0, 0, 1]);
});

describe('for any kernel', () => {
  // Below the normal numbers f32 has fewer bits than a scale; no training leaves such weights.
  const weight = fc
    .float({ min: -8, max: 8, noNaN: true, noDefaultInfinity: true })
    .map((value) => (Math.abs(value) < 1e-30 ? 0 : value));
  const kernels = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, channels]) =>
      fc
        .array(weight, { minLength: rows * channels, maxLength: rows * channels })
        .map((values) => kernel([rows, channels], values)),
    );

  test('a weight changes by little more than half a scale at most', () => {
    fc.assert(
      fc.property(kernels, (weights) => {
        const quantized = quantizeWeights(weights);
        const [{ scales }] = quantized.map(asKernel);
        const [{ values }] = dequantizeWeights(quantized);
        for (const [i, value] of weights[0].values.entries()) {
          // A scale has 17 significant bits, so the greatest weight may be 127 · 2⁻¹⁸ scales beyond 127 of them.
          expect(Math.abs(values[i] - value)).toBeLessThanOrEqual(0.5005 * scales[i % scales.length]);
        }
      }),
    );
  });

  test('weights that were rounded come back as they are', () => {
    fc.assert(
      fc.property(kernels, (weights) => {
        const rounded = dequantizeWeights(quantizeWeights(weights));
        expect(dequantizeWeights(quantizeWeights(rounded))).toEqual(rounded);
      }),
    );
  });
});
