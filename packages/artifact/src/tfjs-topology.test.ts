import { expect, test } from 'vitest';
import { lenet5, xor } from '../test/specs.ts';
import { parseModelSpec } from './parse-model-spec.ts';
import { buildTfjsTopology } from './tfjs-topology.ts';

test('a stock network, word for word', () => {
  const weighted = {
    trainable: true,
    activation: 'sigmoid',
    use_bias: true,
    kernel_initializer: { class_name: 'GlorotUniform', config: {} },
    bias_initializer: { class_name: 'Zeros', config: {} },
  };
  expect(buildTfjsTopology(xor)).toEqual({
    class_name: 'Sequential',
    config: {
      name: 'xor',
      layers: [
        {
          class_name: 'Dense',
          config: { name: 'hidden', units: 2, ...weighted, batch_input_shape: [null, 2], dtype: 'float32' },
        },
        { class_name: 'Dense', config: { name: 'output', units: 1, ...weighted } },
      ],
    },
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
  });
});

test('what stock tfjs does not have stands under class names of our own', () => {
  const { layers } = buildTfjsTopology(lenet5).config;
  expect(layers.map(({ class_name, config }) => [class_name, config['name']].join(' '))).toEqual([
    'ZeroPadding2D input',
    'Conv2D c1',
    'RaqamScaledTanh c1.activation',
    'RaqamSubsample2D s2',
    'RaqamScaledTanh s2.activation',
    'RaqamConnectedConv2D c3',
    'RaqamScaledTanh c3.activation',
    'RaqamSubsample2D s4',
    'RaqamScaledTanh s4.activation',
    'Conv2D c5',
    'RaqamScaledTanh c5.activation',
    'Flatten flatten',
    'Dense f6',
    'RaqamScaledTanh f6.activation',
    'Dense output',
  ]);
  expect(layers[3].config).toEqual({ name: 's2', pool_size: [2, 2] });
  expect(layers[5].config).toMatchObject({ filters: 16, kernel_size: [5, 5], activation: 'linear' });
  expect(layers[5].config['connections']).toEqual(expect.arrayContaining([[0, 1, 2, 3, 4, 5]]));
});

test('activations that are layers, and a subsampling without one', () => {
  const spec = parseModelSpec({
    version: 1,
    name: 'net',
    inputShape: [4, 4, 1],
    layers: [
      { type: 'subsample2d', name: 's' },
      { type: 'subsample2d', name: 't', activation: 'tanh' },
      { type: 'activation', name: 'a', activation: 'leakyRelu' },
      { type: 'activation', name: 'b', activation: 'scaledTanh' },
      { type: 'activation', name: 'c', activation: 'relu' },
    ],
  });
  const [first, ...rest] = buildTfjsTopology(spec).config.layers;
  expect(first.config).toEqual({
    name: 's',
    pool_size: [2, 2],
    batch_input_shape: [null, 4, 4, 1],
    dtype: 'float32',
  });
  expect(rest).toEqual([
    { class_name: 'RaqamSubsample2D', config: { name: 't', pool_size: [2, 2] } },
    { class_name: 'Activation', config: { name: 't.activation', activation: 'tanh' } },
    { class_name: 'LeakyReLU', config: { name: 'a', alpha: 0.2 } },
    { class_name: 'RaqamScaledTanh', config: { name: 'b' } },
    { class_name: 'Activation', config: { name: 'c', activation: 'relu' } },
  ]);
});

test('an initializer that tfjs does not have is written as the nearest that it has', () => {
  const initializerOf = (kernelInitializer: string) => {
    const layers = [{ type: 'dense', name: 'd', units: 10, kernelInitializer }];
    const spec = parseModelSpec({ version: 1, name: 'net', inputShape: [84], layers });
    return buildTfjsTopology(spec).config.layers[0].config['kernel_initializer'];
  };
  expect(initializerOf('fanInUniform')).toEqual({ class_name: 'LeCunUniform', config: {} });
  expect(initializerOf('digitCodes')).toEqual({ class_name: 'Zeros', config: {} });
});
