import type { LayerShapes, ModelSpec, WeightShape } from '@raqam/artifact';
import { inferShapes, type Shape } from '@raqam/artifact';
import { type Buffer, programValues } from './buffer.ts';

/** A weight tensor in memory. */
export interface WeightBuffer {
  readonly name: string;
  /** As artifacts have it. */
  readonly shape: Shape;
  readonly trainable: boolean;
  /** See `Conv2dSpec.connections`: in memory there are all pairs, 0 where there is none. */
  readonly connections: readonly (readonly number[])[] | null;
  /** In memory. */
  readonly numValues: number;
  readonly buffer: Buffer;
}

/** A layer's weights by the second half of their names; what a layer has not is not there. */
export type LayerWeights = Readonly<Partial<Record<string, WeightBuffer>>>;

/** Makes room for a network's weights. */
export function createWeightBuffers(spec: ModelSpec): {
  /** In the order of `inferShapes(spec).weights`. */
  readonly weights: readonly WeightBuffer[];
  /** In the order of the layers. */
  readonly byLayer: readonly LayerWeights[];
} {
  const byLayer = inferShapes(spec).layers.map((shapes, index) => createLayerWeights(spec, shapes, index));
  return {
    weights: byLayer.flat(),
    byLayer: byLayer.map((weights) =>
      Object.fromEntries(weights.map((weight) => [weight.name.slice(weight.name.indexOf('/') + 1), weight])),
    ),
  };
}

function createLayerWeights(spec: ModelSpec, { inputShape, weights }: LayerShapes, index: number): WeightBuffer[] {
  const layer = spec.layers[index];
  const connections = layer.type === 'conv2d' ? layer.connections : null;
  return weights.map(({ name, shape, trainable }: WeightShape) => {
    const isPartial = connections !== null && shape.length === 3;
    const sizes = isPartial ? [shape[0], shape[1], inputShape[2], connections.length] : shape;
    const numValues = sizes.reduce((product, size) => product * size, 1);
    return {
      name,
      shape,
      trainable,
      connections: isPartial ? connections : null,
      numValues,
      buffer: programValues(name, numValues),
    };
  });
}
