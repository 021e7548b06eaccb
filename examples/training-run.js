// A network learns digits in a worker, is stopped in the middle, and goes on as if it never had been.
import { encodeRunFile } from '@raqam/artifact';
import { synthesizeDataset } from '@raqam/dataset';
import { createModelSpec } from '@raqam/model';
import { evaluate, recordRun, train, trainInWorker } from '@raqam/trainer';

const spec = createModelSpec('mlp', { hiddenUnits: [32] });
const data = synthesizeDataset({ numTrain: 600, numTest: 200 });
const options = {
  epochs: 6,
  batchSize: 32,
  seed: 7,
  validationFraction: 0.1,
  optimizer: { type: 'adam', learningRate: 0.005 },
};

const run = await recordRun(trainInWorker(spec, data, options));
for (const { epoch, loss, numSteps, validationAccuracy } of run.history) {
  const has = loss < (run.history[epoch - 1]?.loss ?? 3) ? 'has fallen' : 'has risen';
  console.log(`epoch ${epoch}, ${numSteps} steps: the loss ${has}; reads 3 in 10: ${validationAccuracy > 0.3}`);
}
console.log('a run file holds it:', (await encodeRunFile(run)).length > 0);

// Checkpoints may be kept anywhere; under Node createFileCheckpointStore of @raqam/trainer/node keeps them in a file.
/** @type {Uint8Array<ArrayBuffer> | null} */
let saved = null;
const checkpoints = {
  save: async (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => {
    saved = bytes;
    return 'in memory';
  },
  load: async () => saved,
  remove: async () => {
    saved = null;
  },
};
const stopping = new AbortController();
for await (const event of train(spec, data, options, { checkpoints, signal: stopping.signal, maxStepsAhead: 0 })) {
  if (event.type === 'step' && event.step === 40) stopping.abort();
  if (event.type === 'done') console.log(event.reason, 'after', event.numSteps, 'steps');
}
const resumed = await recordRun(train(spec, data, options, { checkpoints, resume: true }));
console.log('the same weights:', resumed.weightsSha256 === run.weightsSha256);

const { accuracy } = await evaluate(spec, run.weights, data.test);
console.log('the same judgment:', accuracy === run.metrics.accuracy, accuracy > 0.8);

// Prints:
// epoch 0, 17 steps: the loss has fallen; reads 3 in 10: true
// epoch 1, 17 steps: the loss has fallen; reads 3 in 10: true
// epoch 2, 17 steps: the loss has fallen; reads 3 in 10: true
// epoch 3, 17 steps: the loss has fallen; reads 3 in 10: true
// epoch 4, 17 steps: the loss has fallen; reads 3 in 10: true
// epoch 5, 17 steps: the loss has fallen; reads 3 in 10: true
// a run file holds it: true
// stopped after 41 steps
// the same weights: true
// the same judgment: true true
