import { loadDataset } from '@raqam/dataset/node';
import { createTraining } from '@raqam/engine';
import { createModelSpec, initializeWeights } from '@raqam/model';

const workers = Number(process.argv[2] ?? 2),
  epochs = Number(process.argv[3] ?? 1),
  batchSize = Number(process.argv[4] ?? 128);
const mnist = await loadDataset('mnist');
const { train } = mnist;
const spec = createModelSpec('cnn');
const t0 = performance.now();
const t = await createTraining(spec, initializeWeights(spec, 1), {
  batchSize,
  optimizer: { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  loss: 'categoricalCrossentropy',
  seed: 1,
  workers,
});
console.log('created', performance.now() - t0, t.moduleBytes, t.memory, t.numWorkers, t.plan.memory.totalBytes / 1e6);
const pix = 784,
  n = train.numImages;
let step = 0;
for (let epoch = 0; epoch < epochs; epoch++) {
  const t1 = performance.now();
  const inflight = [];
  let loss = 0,
    correct = 0,
    c = 0;
  for (let i = 0; i < n; i += batchSize) {
    const e = Math.min(n, i + batchSize);
    if (inflight.length === 3) {
      const r = await inflight.shift();
      loss += r.loss;
      c++;
      correct += r.numCorrect;
    }
    inflight.push(
      t.trainStep(
        { pixels: train.images.subarray(i * pix, e * pix), labels: train.labels.subarray(i, e) },
        { epoch, step: step++, learningRate: 0.001 },
      ),
    );
  }
  for (const p of inflight) {
    const r = await p;
    loss += r.loss;
    c++;
    correct += r.numCorrect;
  }
  console.log(epoch, ((performance.now() - t1) / 1000).toFixed(3), 's loss', loss / c, correct / n);
}
await t.dispose();
