import type { Shape } from './infer-shapes.ts';
import type { Weights, WeightTensor } from './weight-tensor.ts';

/** A kernel as whole numbers: the weight at a position is `values[i] · scales[i mod scales.length]`. */
export interface QuantizedKernel {
  /** `LAYER/kernel`. */
  readonly name: string;
  readonly shape: Shape;
  /** Row-major, from −127 to 127. */
  readonly values: Int8Array;
  /** One for each index along the last axis, that is for each output channel; finite, above 0. */
  readonly scales: Float32Array;
}

/** Weights in the order of a network: kernels as whole numbers, all else (biases and the like) as it was. */
export type QuantizedWeights = readonly (QuantizedKernel | WeightTensor)[];

const GREATEST = 127;
/** Bits of an f32 that a factor of 7 bits needs for an exact product. */
const SPARE_BITS = 7;

/**
 * Rounds the kernels of a network to 8-bit whole numbers, symmetrically around 0, by one scale for each output channel
 * (the last axis; with `connections`, for each pair):
 *
 *   scale = max |w| / 127, to 17 significant bits; q = round(w / scale), halves away from 0
 *
 * With so many bits each q · scale is exact in f32, so that weights which were rounded before come back as they are.
 * A channel of zeros has the scale 1. Everything that is not called `LAYER/kernel` stays f32: biases, the weights of
 * batch normalization and subsampling are few.
 *
 * @see Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference",
 *   arXiv:1712.05877; here only what is stored is whole, the arithmetic stays f32.
 */
export function quantizeWeights(weights: Weights): QuantizedWeights {
  return weights.map((tensor) => (tensor.name.endsWith('/kernel') ? quantizeKernel(tensor) : tensor));
}

/** Weights that f32 arithmetic takes: each of a kernel is value · scale, which is exact. */
export function dequantizeWeights(weights: QuantizedWeights): Weights {
  return weights.map((tensor) => {
    if (!('scales' in tensor)) return tensor;
    const { name, scales, shape } = tensor;
    return { name, shape, values: Float32Array.from(tensor.values, (value, i) => value * scales[i % scales.length]) };
  });
}

function quantizeKernel({ name, shape, values }: WeightTensor): QuantizedKernel {
  const numChannels = shape[shape.length - 1];
  const scales = new Float32Array(numChannels);
  for (const [i, value] of values.entries()) {
    scales[i % numChannels] = Math.max(scales[i % numChannels], Math.abs(value));
  }
  const bits = new Int32Array(scales.buffer);
  for (let channel = 0; channel < numChannels; channel++) {
    scales[channel] /= GREATEST;
    bits[channel] = (bits[channel] + (1 << (SPARE_BITS - 1))) & -(1 << SPARE_BITS);
    // Also where the quotient is too small for an f32: such a channel is one of zeros.
    if (scales[channel] === 0) scales[channel] = 1;
  }
  const rounded = Int8Array.from(values, (value, i) => roundAwayFromZero(value / scales[i % numChannels]));
  return { name, shape, values: rounded, scales };
}

/** At most 127: the scale, which is rounded, may be a little less than a 127th of the greatest weight. */
function roundAwayFromZero(quotient: number): number {
  return Math.sign(quotient) * Math.min(GREATEST, Math.floor(Math.abs(quotient) + 0.5));
}
