import type * as tfjsCore from '@tensorflow/tfjs-core';
import type * as tfjsLayers from '@tensorflow/tfjs-layers';

/** Networks in which each kernel of this package has its part, small enough to train on the `cpu` backend too. */
export const NETWORK_NAMES = [
  'max pooling',
  'tanh, average pooling, strides',
  'batch normalization, depthwise',
] as const;

/** How a training went, and what it left behind. */
export interface NetworkRun {
  readonly losses: readonly number[];
  readonly weights: readonly number[];
  /** Tensors and memory blocks that are left when the network is gone. */
  readonly numLeaked: { readonly tensors: number; readonly dataIds: number };
  /** The same after each step, counted from the first. */
  readonly numTensorsGrown: number;
}

/** Trains one of the networks for a few steps on the current backend: same weights and images at every call. */
export async function trainNetwork(
  tf: typeof tfjsCore,
  { layers, sequential, initializers }: typeof tfjsLayers,
  name: (typeof NETWORK_NAMES)[number],
  numSteps: number,
): Promise<NetworkRun> {
  const before = { tensors: tf.memory().numTensors, dataIds: tf.backend().numDataIds() };
  const draw = (seed: number) => initializers.glorotUniform({ seed });
  const network = {
    'max pooling': () => [
      layers.conv2d({
        inputShape: [12, 12, 1],
        filters: 4,
        kernelSize: 3,
        activation: 'relu',
        kernelInitializer: draw(1),
      }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d({ filters: 6, kernelSize: 2, padding: 'same', activation: 'relu', kernelInitializer: draw(2) }),
      layers.maxPooling2d({ poolSize: 2 }),
    ],
    'tanh, average pooling, strides': () => [
      layers.conv2d({
        inputShape: [12, 12, 1],
        filters: 4,
        kernelSize: 3,
        activation: 'tanh',
        kernelInitializer: draw(1),
      }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.conv2d({ filters: 6, kernelSize: 3, strides: 2, activation: 'tanh', kernelInitializer: draw(2) }),
    ],
    'batch normalization, depthwise': () => [
      layers.conv2d({ inputShape: [12, 12, 1], filters: 4, kernelSize: 3, kernelInitializer: draw(1) }),
      layers.batchNormalization(),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.depthwiseConv2d({ kernelSize: 3, depthwiseInitializer: draw(2) }),
    ],
  }[name];
  const model = sequential({
    layers: [
      ...network(),
      layers.flatten(),
      layers.dense({ units: 3, activation: 'softmax', kernelInitializer: draw(3) }),
    ],
  });
  const optimizer = tf.train.adam(0.01);
  model.compile({ optimizer, loss: 'categoricalCrossentropy' });
  const images = tf.randomUniform([16, 12, 12, 1], 0, 1, 'float32', 4);
  const labels = tf.tidy(() => tf.cast(tf.oneHot(tf.randomUniform([16], 0, 3, 'int32', 5), 3), 'float32'));

  const losses: number[] = [];
  let numTensorsAfterFirst = 0;
  for (let step = 0; step < numSteps; step++) {
    const loss = await model.trainOnBatch(images, labels);
    losses.push(Array.isArray(loss) ? loss[0] : loss);
    if (step === 0) numTensorsAfterFirst = tf.memory().numTensors;
  }
  const numTensorsGrown = tf.memory().numTensors - numTensorsAfterFirst;
  const weights = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
  model.dispose();
  optimizer.dispose();
  tf.dispose([images, labels]);
  const numLeaked = {
    tensors: tf.memory().numTensors - before.tensors,
    dataIds: tf.backend().numDataIds() - before.dataIds,
  };
  return { losses, weights, numLeaked, numTensorsGrown };
}
