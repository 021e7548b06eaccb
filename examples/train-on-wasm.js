// A convolutional network trained with plain TensorFlow.js on its WebAssembly backend, which cannot do it alone.
import { enableWasmTraining } from '@raqam/backend';
import { synthesizeDataset } from '@raqam/dataset';
import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, sequential } from '@tensorflow/tfjs-layers';

await enableWasmTraining(tf);

const kernelInitializer = initializers.heNormal({ seed: 1 });
const model = sequential({
  layers: [
    layers.conv2d({ inputShape: [28, 28, 1], filters: 8, kernelSize: 5, activation: 'relu', kernelInitializer }),
    layers.maxPooling2d({ poolSize: 4 }),
    layers.flatten(),
    layers.dense({ units: 10, activation: 'softmax', kernelInitializer }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.003), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

const { train, test } = synthesizeDataset({ seed: 1, numTrain: 2000, numTest: 500 });
for (const epoch of [0, 1, 2]) {
  for (const batch of train.batches({ batchSize: 50, seed: 1, epoch })) {
    const [x, y] = tensorsOf(batch);
    await model.trainOnBatch(x, y);
    tf.dispose([x, y]);
  }
  const [held] = test.batches({ batchSize: 500, seed: 1 });
  const [x, y] = tensorsOf(held);
  const [loss, accuracy] = model.evaluate(x, y);
  console.log(
    `epoch ${epoch}: loss ${loss.dataSync()[0].toFixed(3)}, ${(accuracy.dataSync()[0] * 100).toFixed(1)} % right`,
  );
  tf.dispose([x, y, loss, accuracy]);
}
console.log(`${tf.memory().numTensors} tensors in memory, all of them the model's and its optimizer's`);

function tensorsOf({ shape, images, labels }) {
  return tf.tidy(() => [
    tf.tensor4d(images, shape),
    tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), 10), 'float32'),
  ]);
}

// Prints:
// epoch 0: loss 0.973, 81.2 % right
// epoch 1: loss 0.486, 88.0 % right
// epoch 2: loss 0.352, 90.6 % right
// 14 tensors in memory, all of them the model's and its optimizer's
