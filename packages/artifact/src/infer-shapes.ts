import { SpecError } from './errors.ts';
import type { Conv2dSpec, LayerSpec, Padding, Size2d } from './layer-spec.ts';
import { MAX_DIMENSION } from './layer-spec-schema.ts';
import type { ModelSpec } from './model-spec.ts';

/** Sizes along each axis, without the batch axis. */
export type Shape = readonly number[];

/** One weight tensor that a network has. */
export interface WeightShape {
  /** `LAYER/WEIGHT`, for example `conv1/kernel`. */
  readonly name: string;
  readonly shape: Shape;
  /** False for moving averages and for layers with `trainable: false`. */
  readonly trainable: boolean;
}

/** What one layer makes of what it gets. */
export interface LayerShapes {
  readonly name: string;
  readonly type: LayerSpec['type'];
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  /** In the order of Keras: kernel, bias; gamma, beta, moving_mean, moving_variance. */
  readonly weights: readonly WeightShape[];
  readonly numParameters: number;
  readonly numTrainableParameters: number;
}

/** Everything about a network that follows from its specification. */
export interface ModelShapes {
  readonly layers: readonly LayerShapes[];
  readonly outputShape: Shape;
  /** Of all layers, in order: the order in which weights are stored and hashed. */
  readonly weights: readonly WeightShape[];
  readonly numParameters: number;
  readonly numTrainableParameters: number;
}

/** 1 GiB of f32: beyond any network for digits, and small enough that no sum of sizes leaves the exact integers. */
const MAX_PARAMETERS = 2 ** 28;

/**
 * Walks through a network and works out the shape behind each layer, its weights and how many numbers they hold.
 *
 * A window of size k and stride s over n positions gives ⌊(n − k) / s⌋ + 1 (`valid`) or ⌈n / s⌉ (`same`).
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @throws {SpecError} When a layer cannot take what reaches it, a name comes twice or the network is too large:
 *   `report-cnn, layer conv2 (conv2d): a window of 5×5 does not fit the 4×4×8 that arrives. …`
 */
export function inferShapes(spec: ModelSpec): ModelShapes {
  const names = new Set<string>();
  const layers: LayerShapes[] = [];
  let shape: Shape = spec.inputShape;
  let numParameters = 0;
  for (const layer of spec.layers) {
    const refuse = (fault: string): never => {
      throw new SpecError(`${spec.name}, layer ${layer.name} (${layer.type}): ${fault}`);
    };
    if (names.has(layer.name)) refuse('an earlier layer has this name too. Give each layer a name of its own.');
    names.add(layer.name);
    const { outputShape, weights } = inferLayer(layer, shape, refuse);
    const sizes = weights.map((weight) => sizeOf(weight.shape));
    const result: LayerShapes = {
      name: layer.name,
      type: layer.type,
      inputShape: shape,
      outputShape,
      weights,
      numParameters: sum(sizes),
      numTrainableParameters: sum(sizes.filter((_, index) => weights[index].trainable)),
    };
    numParameters += result.numParameters;
    if (numParameters > MAX_PARAMETERS) {
      refuse(
        `with it the network has ${numParameters} parameters; expected at most ${MAX_PARAMETERS}. Make layers smaller.`,
      );
    }
    layers.push(result);
    shape = outputShape;
  }
  return {
    layers,
    outputShape: shape,
    weights: layers.flatMap((layer) => layer.weights),
    numParameters,
    numTrainableParameters: sum(layers.map((layer) => layer.numTrainableParameters)),
  };
}

/** The number of values in a tensor of this shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

interface LayerResult {
  readonly outputShape: Shape;
  readonly weights: readonly WeightShape[];
}

type Refuse = (fault: string) => never;

function inferLayer(layer: LayerSpec, input: Shape, refuse: Refuse): LayerResult {
  const weight = (name: string, shape: Shape, trainable = true): WeightShape => ({
    name: `${layer.name}/${name}`,
    shape,
    trainable,
  });
  switch (layer.type) {
    case 'zeroPadding2d': {
      const [height, width, channels] = asImage(input, refuse);
      const [[top, bottom], [left, right]] = layer.padding;
      const outputShape = [height + top + bottom, width + left + right, channels];
      if (Math.max(...outputShape) > MAX_DIMENSION) {
        refuse(`it makes ${outputShape.join('×')}; expected sides of at most ${MAX_DIMENSION}. Pad less.`);
      }
      return { outputShape, weights: [] };
    }
    case 'conv2d': {
      const [height, width, channels] = asImage(input, refuse);
      const outputShape = [...slide([height, width, channels], layer.kernelSize, layer, refuse), layer.filters];
      const kernelShape =
        layer.connections === null
          ? [...layer.kernelSize, channels, layer.filters]
          : [...layer.kernelSize, countConnections(layer, layer.connections, channels, refuse)];
      const weights = [weight('kernel', kernelShape, layer.trainable)];
      if (layer.useBias) weights.push(weight('bias', [layer.filters], layer.trainable));
      return { outputShape, weights };
    }
    case 'maxPool2d':
    case 'averagePool2d': {
      const image = asImage(input, refuse);
      return { outputShape: [...slide(image, layer.poolSize, layer, refuse), image[2]], weights: [] };
    }
    case 'subsample2d': {
      const image = asImage(input, refuse);
      const windows = { strides: layer.poolSize, padding: 'valid' } as const;
      const outputShape = [...slide(image, layer.poolSize, windows, refuse), image[2]];
      return { outputShape, weights: [weight('coefficient', [image[2]]), weight('bias', [image[2]])] };
    }
    case 'flatten':
      return { outputShape: [sizeOf(input)], weights: [] };
    case 'dense': {
      if (input.length !== 1) {
        refuse(`${input.join('×')} arrives; expected a flat row of features. Put a flatten layer before it.`);
      }
      const weights = [weight('kernel', [input[0], layer.units], layer.trainable)];
      if (layer.useBias) weights.push(weight('bias', [layer.units], layer.trainable));
      return { outputShape: [layer.units], weights };
    }
    case 'dropout':
    case 'activation':
      return { outputShape: input, weights: [] };
    case 'batchNormalization': {
      const channels = [input[input.length - 1]];
      const weights: WeightShape[] = [];
      if (layer.scale) weights.push(weight('gamma', channels));
      if (layer.center) weights.push(weight('beta', channels));
      weights.push(weight('moving_mean', channels, false), weight('moving_variance', channels, false));
      return { outputShape: input, weights };
    }
  }
}

function asImage(input: Shape, refuse: Refuse): readonly [number, number, number] {
  const [height, width, channels] = input;
  if (input.length !== 3) {
    refuse(
      `a flat row of ${height} arrives; expected [height, width, channels]. ` +
        'Move it before flatten, or give the network an image as its input.',
    );
  }
  return [height, width, channels];
}

function slide(
  image: readonly [number, number, number],
  window: Size2d,
  { strides, padding }: { readonly strides: Size2d; readonly padding: Padding },
  refuse: Refuse,
): [number, number] {
  const along = (axis: 0 | 1): number =>
    padding === 'same'
      ? Math.ceil(image[axis] / strides[axis])
      : Math.floor((image[axis] - window[axis]) / strides[axis]) + 1;
  const size: [number, number] = [along(0), along(1)];
  if (size[0] < 1 || size[1] < 1) {
    refuse(
      `a window of ${window.join('×')} does not fit the ${image.join('×')} that arrives. ` +
        'Make the window smaller, pad the image, or take out a pooling layer before it.',
    );
  }
  return size;
}

/** The number of (filter, channel) pairs, after a look at each. */
function countConnections(
  layer: Conv2dSpec,
  connections: NonNullable<Conv2dSpec['connections']>,
  channels: number,
  refuse: Refuse,
): number {
  if (connections.length !== layer.filters) {
    refuse(
      `connections has ${connections.length} rows; expected one for each of the ${layer.filters} filters. ` +
        'Add or remove rows.',
    );
  }
  connections.forEach((row, filter) => {
    const ascending = row.every((channel, index) => channel < channels && (index === 0 || channel > row[index - 1]));
    if (row.length === 0 || !ascending) {
      refuse(
        `connections[${filter}] is [${row.join(', ')}]; expected channels from 0 to ${channels - 1}, ascending, ` +
          'at least one. Correct that row.',
      );
    }
  });
  return sum(connections.map((row) => row.length));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
