import {
  inferShapes,
  type LayerSpec,
  LEAKY_RELU_SLOPE,
  type ModelSpec,
  type Padding,
  type Weights,
} from '@raqam/artifact';

/** Row-major values with their shape, in doubles. */
interface Tensor {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** The output of a network of stock layers for one input, straight from each layer's definition. */
export function predict(spec: ModelSpec, weights: Weights, input: readonly number[]): readonly number[] {
  let tensor: Tensor = { shape: spec.inputShape, values: input };
  inferShapes(spec).layers.forEach((shapes, index) => {
    const own = new Map(
      weights
        .filter((weight) => weight.name.startsWith(`${shapes.name}/`))
        .map((weight) => [weight.name.slice(shapes.name.length + 1), weight.values] as const),
    );
    tensor = { shape: shapes.outputShape, values: apply(spec.layers[index], tensor, shapes.outputShape, own) };
  });
  return tensor.values;
}

function apply(
  layer: LayerSpec,
  input: Tensor,
  outputShape: readonly number[],
  weights: ReadonlyMap<string, Float32Array>,
): readonly number[] {
  const weight = (name: string) => weights.get(name) ?? [];
  const [height, width, channels] = input.shape;
  const pixel = (row: number, column: number, channel: number): number | undefined =>
    row >= 0 && row < height && column >= 0 && column < width
      ? input.values[(row * width + column) * channels + channel]
      : undefined;
  /** What a window sees at an output position; undefined beyond the image. */
  const window = (
    [row, column]: readonly [number, number],
    channel: number,
    size: readonly [number, number],
    strides: readonly [number, number],
    padding: Padding,
  ) => {
    const before = (axis: 0 | 1) =>
      padding === 'valid'
        ? 0
        : Math.floor(Math.max(0, (outputShape[axis] - 1) * strides[axis] + size[axis] - input.shape[axis]) / 2);
    return Array.from({ length: size[0] * size[1] }, (_, index) =>
      pixel(
        row * strides[0] + Math.floor(index / size[1]) - before(0),
        column * strides[1] + (index % size[1]) - before(1),
        channel,
      ),
    );
  };
  const eachOutput = (value: (row: number, column: number, channel: number) => number) => {
    const [, outputWidth, outputChannels] = outputShape;
    return Array.from({ length: outputShape.reduce((a, b) => a * b) }, (_, index) =>
      value(
        Math.floor(index / (outputWidth * outputChannels)),
        Math.floor(index / outputChannels) % outputWidth,
        index % outputChannels,
      ),
    );
  };
  const inside = (values: readonly (number | undefined)[]) => values.filter((value) => value !== undefined);

  switch (layer.type) {
    case 'zeroPadding2d':
      return eachOutput((r, c, k) => pixel(r - layer.padding[0][0], c - layer.padding[1][0], k) ?? 0);
    case 'conv2d': {
      const { kernelSize, strides, padding, filters } = layer;
      const sums = eachOutput((r, c, filter) => {
        let sum = weight('bias')[filter] ?? 0;
        for (let channel = 0; channel < channels; channel++) {
          window([r, c], channel, kernelSize, strides, padding).forEach((value, position) => {
            sum += (value ?? 0) * weight('kernel')[(position * channels + channel) * filters + filter];
          });
        }
        return sum;
      });
      return activate(layer.activation, sums);
    }
    case 'maxPool2d':
      return eachOutput((r, c, k) =>
        Math.max(...inside(window([r, c], k, layer.poolSize, layer.strides, layer.padding))),
      );
    case 'averagePool2d':
      return eachOutput((r, c, k) => {
        const seen = inside(window([r, c], k, layer.poolSize, layer.strides, layer.padding));
        return seen.reduce((a, b) => a + b) / seen.length;
      });
    case 'dense': {
      const { units } = layer;
      const sums = Array.from({ length: units }, (_, unit) =>
        input.values.reduce(
          (sum, value, feature) => sum + value * weight('kernel')[feature * units + unit],
          weight('bias')[unit] ?? 0,
        ),
      );
      return activate(layer.activation, sums);
    }
    case 'activation':
      return activate(layer.activation, input.values);
    case 'batchNormalization':
      return input.values.map((value, index) => {
        const k = index % input.shape[input.shape.length - 1];
        const normal = (value - weight('moving_mean')[k]) / Math.sqrt(weight('moving_variance')[k] + layer.epsilon);
        return normal * (weight('gamma')[k] ?? 1) + (weight('beta')[k] ?? 0);
      });
    case 'flatten':
    case 'dropout':
      return input.values;
    case 'subsample2d':
      throw new Error('not a layer of stock tfjs');
  }
}

function activate(activation: string, values: readonly number[]): readonly number[] {
  switch (activation) {
    case 'relu':
      return values.map((x) => Math.max(0, x));
    case 'leakyRelu':
      return values.map((x) => (x >= 0 ? x : LEAKY_RELU_SLOPE * x));
    case 'sigmoid':
      return values.map((x) => 1 / (1 + Math.exp(-x)));
    case 'tanh':
      return values.map(Math.tanh);
    case 'softmax': {
      const total = values.reduce((sum, x) => sum + Math.exp(x), 0);
      return values.map((x) => Math.exp(x) / total);
    }
    default:
      return values;
  }
}
