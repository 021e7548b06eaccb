// Puts a trained model into the recognizer: `node scripts/embed-model.mjs NAME MODEL RECIPE_FILE [FILE]`, where NAME is
// `accurate` or `compact`, MODEL a run file (*.raqam) or a model's folder, and the recipe the JSON that made its weights.
// With the name alone the model that is there is packed anew, as is due when the engine emits other code. Writes
// packages/recognizer/src/models/NAME.ts, which is committed, or another file that is named last. Needs the built
// packages. A model that the recognizer would refuse is not embedded.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const [name, source, recipeFile, file, ...rest] = process.argv.slice(2);
const isComplete = source === undefined || recipeFile !== undefined;
if (!['accurate', 'compact'].includes(name) || !isComplete || rest.length > 0) {
  console.error('Usage: node scripts/embed-model.mjs accurate|compact [MODEL RECIPE_FILE [FILE]]');
  process.exit(2);
}
const place = join(root, 'packages/recognizer/src/models', `${name}.ts`);
const target = file ?? place;

const { loadModelArtifact, loadRunFile } = await import('../packages/artifact/dist/node/index.js');
const { createRecognizer, loadModel } = await import('../packages/recognizer/dist/index.js');
const { packModel } = await import('../packages/recognizer/dist/network/pack-model.js');

const { recipe, ...model } = source === undefined ? await loadModel(name) : await loadTrained();
await createRecognizer({ model });
const packed = await packModel(model, recipe);
const text = `// Written by scripts/embed-model.mjs: weights, and the WebAssembly that the engine makes of the network.
import type { PackedModel } from '../network/packed-model.ts';

export const ${name}: PackedModel = ${JSON.stringify(packed)};
`;
const biome = join(root, 'node_modules/.bin/biome');
const formatted = execFileSync(biome, ['format', `--stdin-file-path=${place}`], { input: text, cwd: root });
const temporary = `${target}.${process.pid}.tmp`;
writeFileSync(temporary, formatted);
renameSync(temporary, target);
console.log(`${packed.numParameters} parameters, weights ${packed.weightsSha256}: ${target}`);

async function loadTrained() {
  const recipe = readFileSync(recipeFile, 'utf8');
  if (statSync(source).isDirectory()) return { ...(await loadModelArtifact(source)), recipe };
  const { dataset, inputContract, metrics, options, spec, weights, weightsSha256 } = await loadRunFile(source);
  const { seed } = options;
  return { spec, weights, weightsSha256, inputContract, dataset, metrics, seed, verdictThresholds: null, recipe };
}
