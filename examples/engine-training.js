// A network is compiled to WebAssembly for its own shapes and learns XOR, once alone and once on two workers.
import { parseModelSpec, weightsSha256 } from '@raqam/artifact';
import { createTraining } from '@raqam/engine';
import { initializeWeights } from '@raqam/model';

const spec = parseModelSpec({
  version: 1,
  name: 'xor',
  inputShape: [2],
  layers: [
    { type: 'dense', name: 'hidden', units: 8, activation: 'tanh' },
    { type: 'dense', name: 'output', units: 1, activation: 'sigmoid' },
  ],
});

// 255 stands for 1. The four cases, eight times over: enough for two tasks.
const cases = Array.from({ length: 8 }, () => [0, 0, 0, 255, 255, 0, 255, 255]).flat();
const batch = {
  pixels: Uint8Array.from(cases),
  labels: Uint8Array.from({ length: 32 }, (_, i) => [0, 1, 1, 0][i % 4]),
};

/** @param {number} workers */
async function learn(workers) {
  const training = await createTraining(spec, initializeWeights(spec, 1), {
    batchSize: 32,
    optimizer: { type: 'adam', learningRate: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    loss: 'binaryCrossentropy',
    seed: 1,
    workers,
  });
  for (let step = 0; step < 200; step++) {
    const { loss, numCorrect } = await training.trainStep(batch, { epoch: step, step, learningRate: 0.05 });
    if (workers === 1 && step % 66 === 0)
      console.log(`step ${step}: loss ${loss.toFixed(2)}, ${numCorrect} of 32 right`);
  }
  const answers = await training.predict(batch.pixels.subarray(0, 8));
  const digest = await weightsSha256(await training.readWeights());
  const operations = training.plan.ops.map(({ layer, name }) => `${layer}: ${name}`);
  await training.dispose();
  return { answers, digest, operations };
}

const alone = await learn(1);
console.log('0 xor 0, 0 xor 1, 1 xor 0, 1 xor 1:', Array.from(alone.answers, (p) => p.toFixed(1)).join(', '));
console.log('on two workers to the same bit:', (await learn(2)).digest === alone.digest);
console.log(`a step is ${alone.operations.length} operations, the first of them:`);
for (const operation of alone.operations.slice(0, 4)) console.log(`  ${operation}`);

// Prints:
// step 0: loss 0.88, 24 of 32 right
// step 66: loss 0.02, 32 of 32 right
// step 132: loss 0.00, 32 of 32 right
// step 198: loss 0.00, 32 of 32 right
// 0 xor 0, 0 xor 1, 1 xor 0, 1 xor 1: 0.0, 1.0, 1.0, 0.0
// on two workers to the same bit: true
// a step is 15 operations, the first of them:
//   input: pixels / 255
//   hidden: dense + bias + tanh
//   output: dense + bias + sigmoid
//   loss: binaryCrossentropy
