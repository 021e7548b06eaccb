import {
  type BatchNormalizationSpec,
  type Conv2dSpec,
  checkWeights,
  type DenseSpec,
  inferShapes,
  type LayerSpec,
  type ModelSpec,
  type Weights,
} from '@raqam/artifact';

/** A network and its weights, in the order of `inferShapes(spec).weights`. */
export interface WeightedModel {
  readonly spec: ModelSpec;
  readonly weights: Weights;
}

/**
 * Takes batch normalization out of a trained network: behind a sum it is one factor and one summand for each channel,
 * which the kernel and the bias before it can hold.
 *
 *   y = s · x + t,  s = gamma / √(variance + epsilon),  t = beta − s · mean
 *   x = w ∗ input + b  ⇒  y = (s · w) ∗ input + (s · b + t)
 *
 * A `batchNormalization` layer is folded when the layer before it is a `conv2d` or `dense` whose activation is `linear`;
 * that layer then has a bias. Between the two there may be
 * - `dropout`, which does nothing after training, and activation layers that are `linear`;
 * - `averagePool2d`: the mean of s · x + t is s times the mean, plus t, also where a window hangs over the edge;
 * - `maxPool2d`, where s > 0 for all channels: only then the greatest value stays the greatest.
 *
 * Every other one is kept as it is: after another activation, `flatten`, `zeroPadding2d`, which adds zeros that are not
 * scaled, `subsample2d`, or at the beginning. Computed in doubles and rounded once; outputs agree within 1e-5.
 *
 * @param weights Those of the network.
 * @throws {ArtifactFormatError} When they are not.
 */
export function foldBatchNormalization(spec: ModelSpec, weights: Weights): WeightedModel {
  checkWeights(spec, weights, 'foldBatchNormalization');
  return spec.layers.reduce<WeightedModel>(
    (model, layer) => (layer.type === 'batchNormalization' ? foldLayer(model, layer) : model),
    { spec, weights },
  );
}

function foldLayer(model: WeightedModel, layer: BatchNormalizationSpec): WeightedModel {
  const { spec, weights } = model;
  const { scale, shift } = affineOf(layer, weights);
  const isRising = scale.every((factor) => factor > 0);
  const target = findTarget(spec.layers.slice(0, spec.layers.indexOf(layer)), isRising);
  if (target === null) return model;
  const layers = spec.layers.filter((each) => each !== layer);
  const folded = { ...spec, layers: layers.map((each) => (each === target ? { ...target, useBias: true } : each)) };
  const values = new Map(weights.map((tensor) => [tensor.name, tensor.values]));
  const bias = values.get(`${target.name}/bias`);
  const kernel = values.get(`${target.name}/kernel`) ?? new Float32Array();
  const channels = channelsOfKernel(target);
  values.set(
    `${target.name}/bias`,
    Float32Array.from(shift, (t, c) => scale[c] * (bias?.[c] ?? 0) + t),
  );
  values.set(
    `${target.name}/kernel`,
    kernel.map((weight, i) => weight * scale[channels[i % channels.length]]),
  );
  return {
    spec: folded,
    weights: inferShapes(folded).weights.map(({ name, shape }) => ({
      ...{ name, shape },
      values: values.get(name) ?? new Float32Array(),
    })),
  };
}

/** s and t of each channel. */
interface Affine {
  readonly scale: readonly number[];
  readonly shift: readonly number[];
}

function affineOf({ epsilon, name }: BatchNormalizationSpec, weights: Weights): Affine {
  const own = (weight: string) => weights.find((tensor) => tensor.name === `${name}/${weight}`)?.values;
  const means = Array.from(own('moving_mean') ?? []);
  const variances = Array.from(own('moving_variance') ?? []);
  const [gamma, beta] = [own('gamma'), own('beta')];
  const scale = variances.map((variance, channel) => (gamma?.[channel] ?? 1) / Math.sqrt(variance + epsilon));
  return { scale, shift: means.map((mean, channel) => (beta?.[channel] ?? 0) - mean * scale[channel]) };
}

/** The layer whose kernel and bias can hold what comes behind these layers; null: there is none. */
function findTarget(before: readonly LayerSpec[], isRising: boolean): Conv2dSpec | DenseSpec | null {
  for (const layer of before.toReversed()) {
    if (layer.type === 'conv2d' || layer.type === 'dense') return layer.activation === 'linear' ? layer : null;
    const lets =
      layer.type === 'dropout' ||
      layer.type === 'averagePool2d' ||
      (layer.type === 'activation' && layer.activation === 'linear') ||
      (layer.type === 'maxPool2d' && isRising);
    if (!lets) return null;
  }
  return null;
}

/** The output channel of each index along the last axis of a kernel. */
function channelsOfKernel(layer: Conv2dSpec | DenseSpec): readonly number[] {
  if (layer.type === 'dense') return Array.from({ length: layer.units }, (_, unit) => unit);
  const { connections, filters } = layer;
  if (connections === null) return Array.from({ length: filters }, (_, filter) => filter);
  return connections.flatMap((seen, filter) => seen.map(() => filter));
}
