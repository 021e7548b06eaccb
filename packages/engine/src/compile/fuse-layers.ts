import { type Activation, inferShapes, type LayerSpec, type ModelSpec, type Shape, type Size2d } from '@raqam/artifact';

/** A layer with those behind it that are computed together with it. */
export interface FusedLayer {
  readonly layer: LayerSpec;
  /** Its place in the specification. */
  readonly index: number;
  readonly inputShape: Shape;
  /** Behind all of them. */
  readonly outputShape: Shape;
  /** Of a layer that has one: its own, or that of the activation layer behind it. */
  readonly activation: Activation;
  /** Of a convolution: the windows, side by side, of the max pool behind it, which comes before the activation. */
  readonly poolSize: Size2d | null;
}

/** Which of a pool's positions won is kept in a byte. */
const MAX_POOL_POSITIONS = 256;

/**
 * Finds the layers that one operation can compute: an activation layer behind a layer without one of its own, and a max
 * pool behind a convolution. All activations but softmax are monotone, so that the greatest value of a window is the
 * activation of the greatest sum, whichever of the two comes first in the specification.
 */
export function fuseLayers(spec: ModelSpec): readonly FusedLayer[] {
  const { layers: shapes } = inferShapes(spec);
  const fused: FusedLayer[] = [];
  let index = 0;
  while (index < spec.layers.length) {
    const first = index;
    const layer = spec.layers[first];
    let activation: Activation = 'activation' in layer ? layer.activation : 'linear';
    let poolSize: Size2d | null = null;
    for (;;) {
      const next = spec.layers[index + 1];
      if (next === undefined) break;
      if (next.type === 'activation' && activation === 'linear' && canTake(layer, next.activation)) {
        activation = next.activation;
      } else if (
        layer.type === 'conv2d' &&
        activation !== 'softmax' &&
        poolSize === null &&
        isSideBySide(next, shapes[index + 1].inputShape)
      ) {
        poolSize = next.poolSize;
      } else break;
      index += 1;
    }
    fused.push({
      layer,
      index: first,
      inputShape: shapes[first].inputShape,
      outputShape: shapes[index].outputShape,
      activation,
      poolSize,
    });
    index += 1;
  }
  return fused;
}

function canTake({ type }: LayerSpec, activation: Activation): boolean {
  return (type === 'conv2d' || type === 'dense' || type === 'subsample2d') && activation !== 'softmax';
}

function isSideBySide(
  layer: LayerSpec,
  [height, width]: Shape,
): layer is Extract<LayerSpec, { readonly type: 'maxPool2d' }> {
  if (layer.type !== 'maxPool2d') return false;
  const { padding, poolSize, strides } = layer;
  const reachesOver = padding === 'same' && (height % poolSize[0] !== 0 || width % poolSize[1] !== 0);
  return poolSize.join() === strides.join() && !reachesOver && poolSize[0] * poolSize[1] <= MAX_POOL_POSITIONS;
}
