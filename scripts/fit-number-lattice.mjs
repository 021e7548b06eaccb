// Fits the weights by which recognizeNumber cuts numbers into digits, after the networks were trained anew:
//
//     node --conditions=@raqam/source scripts/fit-number-lattice.mjs [--numbers 1200] [--model ARTIFACT_DIR …]
//       [--output FILE] UNIPEN_TRAIN_FILE
//
// UNIPEN_TRAIN_FILE holds labelled strokes as lines of JSON, gzipped or not. One fifth of its writers, those that
// `splitDataset(…, { validation: 0.2, seed: 1 })` holds out, is left for validation and never looked at here. The others'
// digits are composed into numbers, touching pairs and paper scenes, which both networks inside the recognizer read,
// or the models that are named. Writes packages/recognizer/src/number/lattice-weights.ts, which is committed.
import { execFileSync } from 'node:child_process';
import { createReadStream, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeNumbers, composeTouchingPairs } from '../apps/bench/src/fixtures/compose-numbers.ts';
import { renderNumber } from '../apps/bench/src/fixtures/render-number.ts';
import { renderPaperScene } from '../apps/bench/src/fixtures/render-paper-scene.ts';
import { fitLatticeWeights } from '../apps/bench/src/numbers/fit-lattice-weights.ts';
import { loadModelArtifact } from '../packages/artifact/src/node/index.ts';
import { datasetFromStrokes, decodeStrokeLines, splitDataset } from '../packages/dataset/src/index.ts';
import { loadNetwork } from '../packages/recognizer/src/network/load-network.ts';
import { buildLattice, EDGE_FEATURES, LABEL_FEATURES } from '../packages/recognizer/src/number/build-lattice.ts';
import { RASTER_WEIGHTS, STROKE_WEIGHTS } from '../packages/recognizer/src/number/lattice-weights.ts';
import { rowsOfPicture } from '../packages/recognizer/src/number/rows-of-raster.ts';
import { rowsOfStrokes } from '../packages/recognizer/src/number/rows-of-strokes.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    numbers: { type: 'string', default: '1200' },
    model: { type: 'string', multiple: true, default: [] },
    output: { type: 'string', default: join(root, 'packages/recognizer/src/number/lattice-weights.ts') },
  },
});
const count = Number(values.numbers);
if (positionals.length !== 1 || !(count >= 20)) {
  console.error('Name the file of labelled strokes, and at least 20 numbers.');
  process.exit(2);
}
const samples = await loadTrainingSamples(positionals[0]);
const models =
  values.model.length > 0 ? await Promise.all(values.model.map(loadModelArtifact)) : ['accurate', 'compact'];
const networks = await Promise.all(models.map(loadNetwork));
/** Pens from thin to thick, in digit heights. */
const penWidths = [0.05, 0.07, 0.09, 0.11, 0.13];

const strokeRows = [];
for (const { strokes, text } of [
  ...composeNumbers(samples, { count, seed: 1, numDigits: [1, 6] }),
  ...composeTouchingPairs(samples, { count: count / 4, seed: 2, penWidth: 0.1 }),
]) {
  addRows(strokeRows, rowsOfStrokes(strokes), [text]);
}

const pictureRows = [];
for (const [index, penWidth] of penWidths.entries()) {
  for (const number of [
    ...composeNumbers(samples, { count: count / 10, seed: 10 + index, numDigits: [1, 6], penWidth }),
    ...composeTouchingPairs(samples, { count: count / 20, seed: 20 + index, penWidth }),
  ]) {
    addRows(pictureRows, rowsOfPicture(renderNumber(number, { penWidth })), [number.text]);
  }
}
for (let index = 0; index < count / 10; index++) {
  const { pixels, rows } = renderPaperScene(samples, { seed: 3, index });
  addRows(pictureRows, rowsOfPicture(pixels), rows);
}

const source = `// Written by scripts/fit-number-lattice.mjs.

/** How much each of the lattice's features counts where pen strokes are read: those of edges, then those of labels. */
export const STROKE_WEIGHTS: readonly number[] = ${JSON.stringify(fitWeights('strokes', strokeRows, STROKE_WEIGHTS))};

/** Likewise in rasters and pictures. */
export const RASTER_WEIGHTS: readonly number[] = ${JSON.stringify(fitWeights('pictures', pictureRows, RASTER_WEIGHTS))};
`;
const biome = join(root, 'node_modules/.bin/biome');
const formatted = execFileSync(biome, ['format', '--stdin-file-path=lattice-weights.ts'], { input: source, cwd: root });
const temporary = `${values.output}.${process.pid}.tmp`;
writeFileSync(temporary, formatted);
renameSync(temporary, values.output);
console.log(values.output);

/** The digits of the writers who are not held out. */
async function loadTrainingSamples(path) {
  const lines = Readable.toWeb(createReadStream(path));
  const all = [];
  for await (const sample of decodeStrokeLines(lines, path)) all.push(sample);
  const { validation } = splitDataset(await datasetFromStrokes('unipen', Readable.from(all)), {
    validation: 0.2,
    seed: 1,
  });
  const heldOut = new Set(validation.writers);
  return all.filter(({ writer }) => !heldOut.has(writer));
}

/** Adds what the networks read in rows whose number was found right; where it was not, texts cannot be told apart. */
function addRows(target, rows, texts) {
  if (rows.length !== texts.length) return;
  for (const [index, row] of rows.entries()) {
    const labels = Array.from(texts[index], Number);
    for (const network of networks) {
      target.push({ numPieces: row.pieces.length, edges: buildLattice(row, network), labels });
    }
  }
}

/** The weights, to a thirty-second: they are not known any better, and none is mistaken for a rounded constant. */
function fitWeights(name, rows, previous) {
  const numFeatures = EDGE_FEATURES.length + 10 * LABEL_FEATURES.length;
  const initial = previous.length === numFeatures ? previous : new Array(numFeatures).fill(0);
  const onStep = (step, loss) => {
    if (step % 20 === 0) console.log(`${name}, ${rows.length} rows, step ${step}: ${loss.toFixed(4)}`);
  };
  return fitLatticeWeights(rows, { initial, onStep }).map((weight) => Math.round(32 * weight) / 32);
}
