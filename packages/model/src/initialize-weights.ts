import {
  type Conv2dSpec,
  type DenseSpec,
  inferShapes,
  type KernelInitializer,
  type LayerShapes,
  type LayerSpec,
  type ModelSpec,
  type Shape,
  SpecError,
  type Weights,
} from '@raqam/artifact';
import { createRandomSource, type RandomSource } from '@raqam/random';
import { DIGIT_CODES } from './digit-codes.ts';

/**
 * What Keras divides by so that its truncated normal has the standard deviation asked for: the standard deviation of a
 * standard normal deviate that is known to lie within ±2.
 */
const TRUNCATED_DEVIATION = 0.87962566103423978;

/**
 * Draws the first weights of a network, as Keras 3 draws them.
 *
 * - `glorot…` variance 2 / (fanIn + fanOut) · `he…` 2 / fanIn · `lecun…` and `varianceScaling` 1 / fanIn
 * - `…Normal` and `varianceScaling`: a normal cut off at twice its deviation σ = √variance / 0.87962566
 * - `…Uniform`: even in ±√(3 · variance); `fanInUniform`: even in ±2.4 / fanIn
 * - biases, `beta` and moving means 0; `gamma` and moving variances 1; subsampling coefficients 1 / window
 *
 * fanIn is what one unit sees: features, or kernel height · width · channels; fanOut what sees one input: units, or
 * height · width · filters. With `connections` both are counted for each pair, over its filter's channels and over the
 * filters of its channel.
 *
 * Value `i` of the tensor with index `t` in `inferShapes(spec).weights` comes from index `i` of the stream `weights` at
 * step `t`: it does not depend on how large the other tensors are or how they are drawn.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @param seed A whole number from 0 to 2^53 − 1.
 * @throws {SpecError} When `digitCodes` stands on a layer that is not dense from 84 to 10:
 *   `net, layer output (dense): digitCodes fills a kernel [84, 10]; this one is [64, 10]. …`
 * @throws {RandomArgumentError} When the seed is no such number.
 * @see Glorot, Bengio (2010); He, Zhang, Ren, Sun, arXiv:1502.01852; LeCun, Bottou, Orr, Müller, "Efficient BackProp" (1998).
 */
export function initializeWeights(spec: ModelSpec, seed: number): Weights {
  const { layers } = inferShapes(spec);
  let step = 0;
  return spec.layers.flatMap((layer, index) =>
    layers[index].weights.map(({ name, shape }) => {
      const source = createRandomSource(seed, 'weights', { step: step++ });
      const draw = chooseDraw(layer, name.slice(layer.name.length + 1), shape, layers[index], { spec, source });
      const length = shape.reduce((product, size) => product * size, 1);
      return { name, shape, values: Float32Array.from({ length }, (_, position) => draw(position)) };
    }),
  );
}

/** The value at one position of a tensor. */
type Draw = (position: number) => number;

function chooseDraw(
  layer: LayerSpec,
  weight: string,
  shape: Shape,
  { inputShape }: LayerShapes,
  { spec, source }: { readonly spec: ModelSpec; readonly source: RandomSource },
): Draw {
  if (layer.type === 'subsample2d' && weight === 'coefficient') {
    const [height, width] = layer.poolSize;
    return () => 1 / (height * width);
  }
  if (weight === 'gamma' || weight === 'moving_variance') return () => 1;
  if (weight !== 'kernel' || (layer.type !== 'conv2d' && layer.type !== 'dense')) return () => 0;
  if (layer.kernelInitializer === 'digitCodes') {
    const [numFeatures, numUnits] = [DIGIT_CODES[0].length, DIGIT_CODES.length];
    if (layer.type !== 'dense' || shape[0] !== numFeatures || shape[1] !== numUnits) {
      throw new SpecError(
        `${spec.name}, layer ${layer.name} (${layer.type}): digitCodes fills a kernel [${numFeatures}, ${numUnits}]; ` +
          `this one is [${shape.join(', ')}]. Use it behind ${numFeatures} features, or choose another initializer.`,
      );
    }
    return (position) => DIGIT_CODES[position % numUnits][Math.floor(position / numUnits)];
  }
  const { kernelInitializer } = layer;
  const fansOf = countFans(layer, inputShape);
  return (position) => drawScaled(kernelInitializer, fansOf(position), source, position);
}

/** How many values a unit sees, and how many units see one value. */
interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

/** The fans behind each position of a kernel. */
function countFans(layer: Conv2dSpec | DenseSpec, inputShape: Shape): (position: number) => Fans {
  if (layer.type === 'dense') {
    const fans = { fanIn: inputShape[0], fanOut: layer.units };
    return () => fans;
  }
  const window = layer.kernelSize[0] * layer.kernelSize[1];
  const { connections } = layer;
  if (connections === null) {
    const fans = { fanIn: window * inputShape[2], fanOut: window * layer.filters };
    return () => fans;
  }
  const pairs = connections.flatMap((channels) =>
    channels.map((channel) => ({
      fanIn: window * channels.length,
      fanOut: window * connections.filter((each) => each.includes(channel)).length,
    })),
  );
  return (position) => pairs[position % pairs.length];
}

function drawScaled(
  initializer: Exclude<KernelInitializer, 'digitCodes'>,
  { fanIn, fanOut }: Fans,
  source: RandomSource,
  position: number,
): number {
  const normal = (variance: number) => (Math.sqrt(variance) / TRUNCATED_DEVIATION) * source.truncatedNormal(position);
  const uniform = (limit: number) => limit * (2 * source.uniform(position) - 1);
  switch (initializer) {
    case 'zeros':
      return 0;
    case 'ones':
      return 1;
    case 'glorotNormal':
      return normal(2 / (fanIn + fanOut));
    case 'glorotUniform':
      return uniform(Math.sqrt(6 / (fanIn + fanOut)));
    case 'heNormal':
      return normal(2 / fanIn);
    case 'heUniform':
      return uniform(Math.sqrt(6 / fanIn));
    case 'lecunNormal':
    case 'varianceScaling':
      return normal(1 / fanIn);
    case 'lecunUniform':
      return uniform(Math.sqrt(3 / fanIn));
    case 'fanInUniform':
      return uniform(2.4 / fanIn);
  }
}
