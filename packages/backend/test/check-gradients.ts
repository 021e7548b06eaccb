import type * as core from '@tensorflow/tfjs-core';
import type { GradientCase } from './gradient-cases.ts';

/** How the gradients of one case came out. */
export interface GradientCheck {
  /** Largest difference of output and gradients between the backends `wasm` and `cpu`, where `cpu` is right. */
  readonly differenceFromCpu: number;
  /** Largest difference, at a sample of places, of a gradient on `wasm` from the central difference on `cpu`. */
  readonly differenceFromDifferences: number;
  /** Tensors and memory blocks that were not freed. */
  readonly numLeaked: { readonly tensors: number; readonly dataIds: number };
  /** Every gradient as `wasm` gave it, one after the other. */
  readonly gradients: readonly number[];
}

/** Half the step of the central differences: values lie farther apart, so that no maximum changes places. */
const STEP = 2 ** -8;

/** Computes a case on both backends. */
export async function checkGradients(
  tf: typeof core,
  { inputShapes, f, wrongInTfjs }: GradientCase,
): Promise<GradientCheck> {
  const values = inputShapes.map((shape, index) => spacedValues(sizeOf(shape), index));
  await tf.setBackend('cpu');
  const expected = computeGradients(tf, inputShapes, values, f);
  const places = values.map(({ length }) => samplePlaces(length));
  const differences = places.map((ofInput, input) =>
    ofInput.map((index) => {
      const [above, below] = [STEP, -STEP].map((step) => {
        const moved = values.map((value) => value.slice());
        moved[input][index] += step;
        const [output] = evaluate(tf, inputShapes, moved, f);
        return output.reduce((sum, value, place) => sum + value * expected.dy[place], 0);
      });
      return (above - below) / (2 * STEP);
    }),
  );
  await tf.setBackend('wasm');
  // What `wasm` sets up once is not a leak.
  computeGradients(tf, inputShapes, values, f);
  const before = { tensors: tf.memory().numTensors, dataIds: tf.backend().numDataIds() };
  const actual = computeGradients(tf, inputShapes, values, f);
  const numLeaked = {
    tensors: tf.memory().numTensors - before.tensors,
    dataIds: tf.backend().numDataIds() - before.dataIds,
  };
  return {
    differenceFromCpu: Math.max(
      wrongInTfjs === 'output on wasm' ? 0 : largestDifference([actual.output], [expected.output]),
      wrongInTfjs === 'gradient on cpu' ? 0 : largestDifference(actual.gradients, expected.gradients),
    ),
    differenceFromDifferences: largestDifference(
      places.map((ofInput, input) => ofInput.map((index) => actual.gradients[input][index])),
      differences,
    ),
    numLeaked,
    gradients: actual.gradients.flatMap((gradient) => [...gradient]),
  };
}

function evaluate(
  tf: typeof core,
  inputShapes: GradientCase['inputShapes'],
  values: readonly Float32Array[],
  f: GradientCase['f'],
): [Float32Array, number[]] {
  const output = tf.tidy(() => f(tf, toTensors(tf, inputShapes, values)));
  const result: [Float32Array, number[]] = [Float32Array.from(output.dataSync()), output.shape];
  output.dispose();
  return result;
}

function computeGradients(
  tf: typeof core,
  inputShapes: GradientCase['inputShapes'],
  values: readonly Float32Array[],
  f: GradientCase['f'],
) {
  const [output, outputShape] = evaluate(tf, inputShapes, values, f);
  const dy = spacedValues(output.length, 7);
  const tensors = tf.tidy(() =>
    tf.grads((...inputs: core.Tensor[]) => f(tf, inputs))(
      toTensors(tf, inputShapes, values),
      tf.tensor(dy, outputShape),
    ),
  );
  const gradients = tensors.map((gradient) => Float32Array.from(gradient.dataSync()));
  tf.dispose(tensors);
  return { output, dy, gradients };
}

function toTensors(tf: typeof core, shapes: GradientCase['inputShapes'], values: readonly Float32Array[]) {
  return values.map((value, index) => tf.tensor(value, [...shapes[index]]));
}

/**
 * Values in (-1, 1) in a scrambled order, no two of them equal and none of them zero: the middles of as many parts as the
 * next power of two has, visited in steps of an odd number near its golden section, which visits each once.
 */
function spacedValues(count: number, seed: number): Float32Array {
  const numPlaces = 2 ** Math.ceil(Math.log2(Math.max(count, 2)));
  const stride = Math.floor(numPlaces * 0.618) | 1;
  return Float32Array.from(
    { length: count },
    (_, index) => ((((index + seed) * stride) % numPlaces) + 0.5) * (2 / numPlaces) - 1,
  );
}

/** All places of a small tensor, and of a large one so many, spread evenly, that the differences are soon computed. */
function samplePlaces(count: number): number[] {
  const every = Math.ceil(count / 40);
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

function largestDifference(actual: readonly ArrayLike<number>[], expected: readonly ArrayLike<number>[]): number {
  let largest = 0;
  for (const [part, values] of actual.entries()) {
    if (values.length !== expected[part].length) return Number.POSITIVE_INFINITY;
    for (let place = 0; place < values.length; place++) {
      const difference = Math.abs(values[place] - expected[part][place]);
      // NaN differs from everything.
      if (!(difference <= largest)) largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
    }
  }
  return largest;
}
