import { type Activation, LEAKY_RELU_SLOPE } from './activation.ts';
import type { KernelInitializer } from './kernel-initializer.ts';
import type { LayerSpec } from './layer-spec.ts';
import type { ModelSpec } from './model-spec.ts';

/** One layer as tfjs-layers reads it: Keras's form, snake_case. */
export interface TopologyLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** The `modelTopology` of a `model.json`. */
export interface TfjsTopology {
  readonly class_name: 'Sequential';
  readonly config: { readonly name: string; readonly layers: readonly TopologyLayer[] };
  readonly keras_version: string;
  readonly backend: 'tensor_flow.js';
}

/**
 * Writes a network in the form that `tf.loadLayersModel` of tfjs-layers 4.22 reads. Weights keep their names.
 *
 * `leakyRelu` is no activation name in tfjs, so there it becomes a layer of its own, `NAME.activation`. What tfjs does
 * not have gets a class of our own, which stock tfjs refuses by name (`Unknown layer: RaqamSubsample2D. …`) until
 * somebody registers it with `tf.serialization.registerClass`:
 *
 * - `RaqamScaledTanh` {}: the activation `scaledTanh` (as the layer `NAME.activation` behind one that has it)
 * - `RaqamSubsample2D` { pool_size }: the layer `subsample2d` without its activation (which follows as `NAME.activation`)
 * - `RaqamConnectedConv2D`: Conv2D's configuration and `connections`: the layer `conv2d` with connections
 */
export function buildTfjsTopology(spec: ModelSpec): TfjsTopology {
  const layers = spec.layers.flatMap(topologyLayers);
  const [{ class_name, config }, ...rest] = layers;
  const first = { class_name, config: { ...config, batch_input_shape: [null, ...spec.inputShape], dtype: 'float32' } };
  return {
    class_name: 'Sequential',
    config: { name: spec.name, layers: [first, ...rest] },
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
  };
}

function topologyLayers(layer: LayerSpec): readonly TopologyLayer[] {
  const { name } = layer;
  switch (layer.type) {
    case 'zeroPadding2d':
      return [{ class_name: 'ZeroPadding2D', config: { name, padding: layer.padding } }];
    case 'conv2d': {
      const config = {
        name,
        filters: layer.filters,
        kernel_size: layer.kernelSize,
        strides: layer.strides,
        padding: layer.padding,
        ...weightedConfig(layer),
      };
      const convolution =
        layer.connections === null
          ? { class_name: 'Conv2D', config }
          : { class_name: 'RaqamConnectedConv2D', config: { ...config, connections: layer.connections } };
      return [convolution, ...separateActivation(name, layer.activation)];
    }
    case 'maxPool2d':
    case 'averagePool2d': {
      const { poolSize: pool_size, strides, padding } = layer;
      const class_name = layer.type === 'maxPool2d' ? 'MaxPooling2D' : 'AveragePooling2D';
      return [{ class_name, config: { name, pool_size, strides, padding } }];
    }
    case 'subsample2d': {
      const activation: readonly TopologyLayer[] =
        layer.activation === 'linear' ? [] : [activationLayer(`${name}.activation`, layer.activation)];
      return [{ class_name: 'RaqamSubsample2D', config: { name, pool_size: layer.poolSize } }, ...activation];
    }
    case 'flatten':
      return [{ class_name: 'Flatten', config: { name } }];
    case 'dense':
      return [
        { class_name: 'Dense', config: { name, units: layer.units, ...weightedConfig(layer) } },
        ...separateActivation(name, layer.activation),
      ];
    case 'dropout':
      return [{ class_name: 'Dropout', config: { name, rate: layer.rate } }];
    case 'activation':
      return [activationLayer(name, layer.activation)];
    case 'batchNormalization': {
      const { momentum, epsilon, center, scale } = layer;
      return [{ class_name: 'BatchNormalization', config: { name, axis: -1, momentum, epsilon, center, scale } }];
    }
  }
}

function weightedConfig(layer: {
  readonly activation: Activation;
  readonly useBias: boolean;
  readonly kernelInitializer: KernelInitializer;
  readonly trainable: boolean;
}) {
  return {
    trainable: layer.trainable,
    activation: isSeparate(layer.activation) ? 'linear' : layer.activation,
    use_bias: layer.useBias,
    kernel_initializer: INITIALIZERS[layer.kernelInitializer],
    bias_initializer: INITIALIZERS.zeros,
  };
}

/** Whether tfjs needs a layer of its own for an activation. */
function isSeparate(activation: Activation): boolean {
  return activation === 'leakyRelu' || activation === 'scaledTanh';
}

/** The layer behind one whose activation tfjs cannot fuse. No name of a specification holds a dot, so its name is free. */
function separateActivation(name: string, activation: Activation): readonly TopologyLayer[] {
  return isSeparate(activation) ? [activationLayer(`${name}.activation`, activation)] : [];
}

function activationLayer(name: string, activation: Activation): TopologyLayer {
  switch (activation) {
    case 'leakyRelu':
      return { class_name: 'LeakyReLU', config: { name, alpha: LEAKY_RELU_SLOPE } };
    case 'scaledTanh':
      return { class_name: 'RaqamScaledTanh', config: { name } };
    case 'linear':
    case 'relu':
    case 'sigmoid':
    case 'tanh':
    case 'softmax':
      return { class_name: 'Activation', config: { name, activation } };
  }
}

/**
 * A loaded model's weights replace what an initializer gives, so it matters only to somebody who builds the network anew.
 * The two of LeNet-5 have no name in tfjs: for `fanInUniform` stands the uniform distribution that shrinks with the
 * fan-in too, and for the codes, which nothing stock can draw, zeros.
 */
const INITIALIZERS: Readonly<Record<KernelInitializer, TopologyLayer>> = {
  zeros: { class_name: 'Zeros', config: {} },
  ones: { class_name: 'Ones', config: {} },
  glorotNormal: { class_name: 'GlorotNormal', config: {} },
  glorotUniform: { class_name: 'GlorotUniform', config: {} },
  heNormal: { class_name: 'HeNormal', config: {} },
  heUniform: { class_name: 'HeUniform', config: {} },
  lecunNormal: { class_name: 'LeCunNormal', config: {} },
  lecunUniform: { class_name: 'LeCunUniform', config: {} },
  varianceScaling: {
    class_name: 'VarianceScaling',
    config: { scale: 1, mode: 'fan_in', distribution: 'truncated_normal' },
  },
  fanInUniform: { class_name: 'LeCunUniform', config: {} },
  digitCodes: { class_name: 'Zeros', config: {} },
};
