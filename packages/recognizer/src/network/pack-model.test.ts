import { dequantizeWeights, parseModelSpec, quantizeWeights, weightsSha256 } from '@raqam/artifact';
import { expect, test } from 'vitest';
import { createConstantModel } from '../../test/constant-model.ts';
import { loadModel } from '../load-model.ts';
import { packModel } from './pack-model.ts';
import { unpackModel } from './unpack-model.ts';

test('weights are rounded as the artifact package rounds them', async () => {
  const model = await loadModel('compact');
  // Not whole multiples any more.
  const weights = model.weights.map((tensor) => ({ ...tensor, values: tensor.values.map((value) => value * 1.1) }));
  const rounded = dequantizeWeights(quantizeWeights(weights));
  const { packed } = await packModel({ ...model, weights }, '{}');
  expect(packed.weightsSha256).toBe(await weightsSha256(rounded));
  expect(unpackModel(packed).tensors).toEqual(rounded.map(({ values }) => values));
});

test('constants of the program stand behind the weights', async () => {
  const model = await createConstantModel([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const spec = parseModelSpec({
    ...model.spec,
    layers: [{ type: 'batchNormalization', name: 'norm', center: false, scale: false }, ...model.spec.layers],
  });
  const moments = ['moving_mean', 'moving_variance'].map((name, value) => ({
    name: `norm/${name}`,
    shape: [1],
    values: Float32Array.of(value),
  }));
  const { packed } = await packModel({ ...model, spec, weights: [...moments, ...model.weights] }, '{}');
  const { tensors } = unpackModel(packed);
  expect(tensors.slice(0, 4).map(({ length }) => length)).toEqual([1, 1, 7840, 10]);
  expect(tensors.slice(4)).toEqual([Float32Array.of(1), Float32Array.of(0)]);
  expect(packed.numParameters).toBe(7852);
});

test('a network whose memory holds other weights than its artifact is refused', async () => {
  const model = await createConstantModel([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const partial = { type: 'conv2d', name: 'c3', filters: 1, kernelSize: [1, 1], connections: [[0]] } as const;
  const spec = parseModelSpec({ ...model.spec, layers: [partial, ...model.spec.layers] });
  await expect(packModel({ ...model, spec }, '{}')).rejects.toThrow(
    'packModel: constant, layer c3 is partly connected; expected a network whose memory holds its weights as they are. ' +
      'Choose one whose filters see all channels.',
  );
});
