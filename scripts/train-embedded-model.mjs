// Makes the recognizer's weights from their recipe: `node scripts/train-embedded-model.mjs OUT_DIR [RECIPE_FILE]`.
// Needs the built packages and the data that the recipe names. Afterwards `node scripts/embed-model.mjs OUT_DIR
// RECIPE_FILE` puts them into the recognizer.
//
// The training data are the sets of the recipe, one after the other; of a set with `heldOutWriters` that share of its
// writers is left out and read in the end, as is MNIST's test set.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { saveModelArtifact, saveRunFile } from '../packages/artifact/dist/node/index.js';
import { concatDatasets, splitDataset } from '../packages/dataset/dist/index.js';
import { loadDataset } from '../packages/dataset/dist/node/index.js';
import { DIGIT_CONTRACT } from '../packages/image/dist/index.js';
import { createModelSpec } from '../packages/model/dist/index.js';
import { createRunRecorder, evaluate, train } from '../packages/trainer/dist/index.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [directory, recipeFile = join(root, 'packages/recognizer/embedded-model.recipe.json'), ...rest] =
  process.argv.slice(2);
if (directory === undefined || rest.length > 0) {
  console.error('Usage: node scripts/train-embedded-model.mjs OUT_DIR [RECIPE_FILE]');
  process.exit(2);
}

const recipe = JSON.parse(readFileSync(recipeFile, 'utf8'));
const trained = [];
const heldOut = [];
let test;
for (const { name, heldOutWriters, splitSeed } of recipe.data) {
  const set = await loadDataset(name);
  test ??= set.test;
  if (heldOutWriters === undefined) {
    trained.push(set.train);
  } else {
    const split = splitDataset(set.train, { validation: heldOutWriters, seed: splitSeed });
    trained.push(split.train);
    heldOut.push(split.validation);
  }
}
const spec = createModelSpec(recipe.model);
const data = {
  train: concatDatasets(trained.map(({ name }) => name).join('+'), trained),
  test,
  inputContract: { id: DIGIT_CONTRACT.id, version: DIGIT_CONTRACT.version },
};
console.log(
  `${data.train.numImages} images to learn from, ${heldOut.map(({ numImages }) => numImages).join(', ')} held out`,
);

const recorder = createRunRecorder();
for await (const event of train(spec, data, recipe.options, { maxStepsAhead: 8 })) {
  recorder.add(event);
  if (event.type === 'epoch') {
    const { epoch, loss, accuracy, durationMs } = event.row;
    console.log(
      `epoch ${epoch + 1}: loss ${loss.toFixed(4)}, accuracy ${accuracy.toFixed(4)}, ${Math.round(durationMs)} ms`,
    );
  }
  if (event.type === 'done' && event.reason === 'failed') throw new Error(event.message);
}
const run = recorder.run();
if (run === null) throw new Error('The run did not end.');
console.log(`test: ${JSON.stringify(run.metrics)}`);
for (const set of heldOut) {
  const { accuracy, loss, count } = await evaluate(spec, run.weights, set);
  console.log(`${set.name}, writers held out: ${JSON.stringify({ accuracy, loss, count })}`);
}

await saveModelArtifact(directory, {
  spec,
  weights: run.weights,
  weightsSha256: run.weightsSha256,
  inputContract: run.inputContract,
  dataset: run.dataset,
  metrics: run.metrics,
  seed: run.options.seed,
});
await saveRunFile(join(directory, 'run.raqam'), run);
console.log(`weights ${run.weightsSha256}: ${directory}`);
