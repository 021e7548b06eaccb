import { type Activation, type LayerSpec, LEAKY_RELU_SLOPE, type Size2d, SpecError } from '@raqam/artifact';
import { initializers, layers } from '@tensorflow/tfjs-layers';
import { BatchNormalizationLayer } from './batch-normalization-layer.ts';
import { ConnectedConv2dLayer } from './connected-conv2d-layer.ts';
import { DropoutLayer, type DropoutRun, MAX_DROPOUT_LAYERS } from './dropout-layer.ts';
import { ScaledTanhLayer } from './scaled-tanh-layer.ts';
import { Subsample2dLayer } from './subsample2d-layer.ts';

/** What tfjs-layers has for one layer of a specification: a layer, and a second one where it cannot fuse an activation. */
type BuildLayer = (spec: LayerSpec) => readonly layers.Layer[];

/**
 * Starts building the layers of one model, in order.
 *
 * @param run Where the model's dropout layers read which masks to draw.
 */
export function createLayerBuilder(run: DropoutRun): BuildLayer {
  let numDropoutLayers = 0;
  return (spec) => {
    const { name } = spec;
    switch (spec.type) {
      case 'zeroPadding2d': {
        const [[top, bottom], [left, right]] = spec.padding;
        return [
          layers.zeroPadding2d({
            name,
            padding: [
              [top, bottom],
              [left, right],
            ],
          }),
        ];
      }
      case 'conv2d': {
        if (spec.connections !== null) {
          const convolution = new ConnectedConv2dLayer(spec, spec.connections);
          return spec.activation === 'linear'
            ? [convolution]
            : [convolution, activationLayer(`${name}.activation`, spec.activation)];
        }
        const { filters, kernelSize, strides, padding } = spec;
        const convolution = layers.conv2d({
          filters,
          kernelSize: pair(kernelSize),
          strides: pair(strides),
          padding,
          ...weightedArguments(spec),
        });
        return [convolution, ...separateActivation(spec)];
      }
      case 'maxPool2d':
      case 'averagePool2d': {
        const { padding } = spec;
        const [poolSize, strides] = [pair(spec.poolSize), pair(spec.strides)];
        return [
          spec.type === 'maxPool2d'
            ? layers.maxPooling2d({ name, poolSize, strides, padding })
            : layers.averagePooling2d({ name, poolSize, strides, padding }),
        ];
      }
      case 'subsample2d': {
        const subsampling = new Subsample2dLayer(spec);
        return spec.activation === 'linear'
          ? [subsampling]
          : [subsampling, activationLayer(`${name}.activation`, spec.activation)];
      }
      case 'flatten':
        return [layers.flatten({ name })];
      case 'dense':
        return [layers.dense({ units: spec.units, ...weightedArguments(spec) }), ...separateActivation(spec)];
      case 'dropout': {
        const ordinal = numDropoutLayers++;
        if (ordinal >= MAX_DROPOUT_LAYERS) {
          throw new SpecError(
            `layer ${name} is dropout layer ${numDropoutLayers} of its network; training draws masks for at most ` +
              `${MAX_DROPOUT_LAYERS}. Take some out.`,
          );
        }
        return [new DropoutLayer({ name, rate: spec.rate, ordinal }, run)];
      }
      case 'activation':
        return [activationLayer(name, spec.activation)];
      case 'batchNormalization':
        return [new BatchNormalizationLayer(spec)];
    }
  };
}

/** A layer with a kernel and an activation. */
type WeightedSpec = Extract<LayerSpec, { readonly type: 'conv2d' | 'dense' }>;

/** Kernels start at zero because the weights follow at once: tfjs's own unseeded draws would be time for nothing. */
function weightedArguments({ name, activation, useBias, trainable }: WeightedSpec) {
  return {
    name,
    useBias,
    trainable,
    kernelInitializer: initializers.zeros(),
    activation: isSeparate(activation) ? ('linear' as const) : activation,
  };
}

function separateActivation({ name, activation }: WeightedSpec): readonly layers.Layer[] {
  return isSeparate(activation) ? [activationLayer(`${name}.activation`, activation)] : [];
}

/** Whether tfjs has an activation as a layer only. */
function isSeparate(activation: Activation): activation is 'leakyRelu' | 'scaledTanh' {
  return activation === 'leakyRelu' || activation === 'scaledTanh';
}

function activationLayer(name: string, activation: Activation): layers.Layer {
  switch (activation) {
    case 'leakyRelu':
      return layers.leakyReLU({ name, alpha: LEAKY_RELU_SLOPE });
    case 'scaledTanh':
      return new ScaledTanhLayer({ name });
    case 'linear':
    case 'relu':
    case 'sigmoid':
    case 'tanh':
    case 'softmax':
      return layers.activation({ name, activation });
  }
}

/** A copy that tfjs may own. */
function pair([height, width]: Size2d): [number, number] {
  return [height, width];
}
