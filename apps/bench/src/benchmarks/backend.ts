import { synthesizeDataset } from '@raqam/dataset';
import * as tf from '@tensorflow/tfjs-core';
import { createCnnTraining } from '../backend/create-cnn-training.ts';
import { createKernelSets, type KernelSets } from '../backend/create-kernel-sets.ts';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { DisagreementError } from '../command-error.ts';
import { measureInterleaved } from '../measure-interleaved.ts';

const BATCH_SIZE = 128;
/** Steps after which both must have come to the same loss. */
const NUM_CHECKED_STEPS = 3;
/** Largest difference between two losses that the order of 32-bit sums explains after so few steps. */
const TOLERANCE = 1e-3;

const STOCK = `tfjs wasm ${tf.version_core} with its missing kernel in plain JavaScript`;
const RAQAM = 'with @raqam/backend';

/** A kernel call at the sizes that it has in the report's CNN. */
interface KernelCall {
  readonly name: string;
  readonly kernelName: string;
  readonly createInputs: () => tf.NamedTensorMap;
  readonly attrs: tf.NamedAttrMap;
}

const CONVOLUTION = { strides: 1, pad: 'valid', dataFormat: 'NHWC' } as const;
const KERNEL_CALLS: readonly KernelCall[] = [
  {
    name: 'filter gradient, 5×5×8×16',
    kernelName: 'Conv2DBackpropFilter',
    createInputs: () => ({ x: draw(BATCH_SIZE, 12, 12, 8), dy: draw(BATCH_SIZE, 8, 8, 16) }),
    attrs: { ...CONVOLUTION, filterShape: [5, 5, 8, 16] },
  },
  {
    name: 'input gradient, 5×5×8×16',
    kernelName: 'Conv2DBackpropInput',
    createInputs: () => ({ dy: draw(BATCH_SIZE, 8, 8, 16), filter: draw(5, 5, 8, 16) }),
    attrs: { ...CONVOLUTION, inputShape: [BATCH_SIZE, 12, 12, 8] },
  },
  {
    name: 'matrix product, first side transposed, 256×128 by 128×128',
    kernelName: 'BatchMatMul',
    createInputs: () => ({ a: draw(BATCH_SIZE, 256), b: draw(BATCH_SIZE, 128) }),
    attrs: { transposeA: true, transposeB: false },
  },
  {
    name: 'matrix product, second side transposed, 128×128 by 128×256',
    kernelName: 'BatchMatMul',
    createInputs: () => ({ a: draw(BATCH_SIZE, 128), b: draw(256, 128) }),
    attrs: { transposeA: false, transposeB: true },
  },
  {
    name: 'max pooling gradient, 2×2 of 24×24×8',
    kernelName: 'MaxPoolGrad',
    createInputs: () => {
      const input = draw<tf.Rank.R4>(BATCH_SIZE, 24, 24, 8);
      return { dy: draw(BATCH_SIZE, 12, 12, 8), input, output: tf.maxPool(input, 2, 2, 'valid') };
    },
    attrs: { filterSize: 2, strides: 2, pad: 'valid' },
  },
  {
    name: 'copy of 24×24×8',
    kernelName: 'Identity',
    createInputs: () => ({ x: draw(BATCH_SIZE, 24, 24, 8) }),
    attrs: {},
  },
];

/** What `@raqam/backend` makes of a training step on TensorFlow.js. */
export const measureBackend: Benchmark['run'] = async (onProgress) => {
  const kernels = await createKernelSets();
  const results: BenchmarkResult[] = [];
  onProgress('training step');
  results.push(...(await measureSteps(kernels)));
  for (const call of KERNEL_CALLS) {
    onProgress(call.name);
    results.push(...(await measureKernel(kernels, call)));
  }
  kernels.activateRaqam();
  return results;
};

async function measureSteps({ activateRaqam, activateStock }: KernelSets): Promise<readonly BenchmarkResult[]> {
  const { train } = synthesizeDataset({ numTrain: BATCH_SIZE, numTest: 1 });
  const [batch] = train.batches({ batchSize: BATCH_SIZE, seed: 1 });
  const images = tf.tensor4d(batch.images, [BATCH_SIZE, 28, 28, 1]);
  const labels = tf.tidy(
    () => tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(batch.labels), 'int32'), 10), 'float32') as tf.Tensor2D,
  );
  activateRaqam();
  const raqam = createCnnTraining(images, labels);
  activateStock();
  const stock = createCnnTraining(images, labels);
  for (let step = 0; step < NUM_CHECKED_STEPS; step++) {
    activateRaqam();
    const loss = await raqam.step();
    activateStock();
    const stockLoss = await stock.step();
    if (!(Math.abs(loss - stockLoss) <= TOLERANCE)) {
      throw new DisagreementError(
        `${RAQAM} the loss of step ${step + 1} is ${loss}, without it ${stockLoss}; expected a difference of ${TOLERANCE} at most. Find out which of them is wrong.`,
      );
    }
  }
  const results = await measureInterleaved(
    [
      { name: RAQAM, prepare: activateRaqam, call: raqam.step },
      { name: STOCK, prepare: activateStock, call: stock.step },
    ],
    { work: 'training step', unit: 'ms', numWarmup: 3, numRounds: 24, callsPerRound: 5, numImages: BATCH_SIZE },
  );
  raqam.dispose();
  stock.dispose();
  tf.dispose([images, labels]);
  return results;
}

async function measureKernel(
  { activateRaqam, activateStock }: KernelSets,
  { name, kernelName, createInputs, attrs }: KernelCall,
): Promise<readonly BenchmarkResult[]> {
  const tensors = createInputs();
  const call = () => tf.dispose(tf.engine().runKernel(kernelName, tensors, attrs));
  const results = await measureInterleaved(
    [
      { name: RAQAM, prepare: activateRaqam, call },
      { name: kernelName === 'Conv2DBackpropFilter' ? 'plain JavaScript' : 'tfjs', prepare: activateStock, call },
    ],
    { work: name, unit: 'ms', numWarmup: 3, numRounds: 20, callsPerRound: 5 },
  );
  tf.dispose(tensors);
  return results;
}

/** Values in [-1, 1), the same at every call. */
function draw<R extends tf.Rank = tf.Rank>(...shape: tf.ShapeMap[R]): tf.Tensor<R> {
  return tf.randomUniform(shape, -1, 1, 'float32', 1);
}
