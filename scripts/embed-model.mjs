// Puts a trained model into the recognizer: `node scripts/embed-model.mjs NAME MODEL RECIPE_FILE [FOLDER]`, where NAME is
// `accurate` or `compact`, MODEL a run file (*.raqam) or a model's folder, and the recipe the JSON that made its weights.
// With the name alone the model that is there is packed anew, as is due when the engine emits other code. Writes NAME.ts
// and NAME-record.ts into packages/recognizer/src/models, where they are committed, or into another folder. Needs the
// built packages. A model that the recognizer would refuse is not embedded.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const models = join(root, 'packages/recognizer/src/models');

const [name, source, recipeFile, folder = models, ...rest] = process.argv.slice(2);
const isComplete = source === undefined || recipeFile !== undefined;
if (!['accurate', 'compact'].includes(name) || !isComplete || rest.length > 0) {
  console.error('Usage: node scripts/embed-model.mjs accurate|compact [MODEL RECIPE_FILE [FOLDER]]');
  process.exit(2);
}

const { loadModelArtifact, loadRunFile } = await import('../packages/artifact/dist/node/index.js');
const { createRecognizer, loadModel } = await import('../packages/recognizer/dist/index.js');
const { packModel } = await import('../packages/recognizer/dist/network/pack-model.js');

const { recipe, ...model } = source === undefined ? await loadModel(name) : await loadTrained();
await createRecognizer({ model });
const { packed, record } = await packModel(model, recipe);
write(`${name}.ts`, name, 'PackedModel', '../network/packed-model.ts', packed);
write(`${name}-record.ts`, `${name}Record`, 'ModelRecord', '../network/model-record.ts', record);
console.log(`${packed.name}, ${packed.numParameters} parameters, weights ${packed.weightsSha256}: ${folder}`);

function write(file, constant, type, module, value) {
  const text = `// Written by scripts/embed-model.mjs.
import type { ${type} } from '${module}';

export const ${constant}: ${type} = ${JSON.stringify(value)};
`;
  const biome = join(root, 'node_modules/.bin/biome');
  const path = `--stdin-file-path=${join(models, file)}`;
  const formatted = execFileSync(biome, ['format', path], { input: text, cwd: root });
  const target = join(folder, file);
  const temporary = `${target}.${process.pid}.tmp`;
  writeFileSync(temporary, formatted);
  renameSync(temporary, target);
}

async function loadTrained() {
  const recipe = readFileSync(recipeFile, 'utf8');
  if (statSync(source).isDirectory()) return { ...(await loadModelArtifact(source)), recipe };
  const { exportRecipe, loadRecipeFile } = await import('../packages/trainer/dist/node/index.js');
  const exported = await exportRecipe(await loadRunFile(source), await loadRecipeFile(recipeFile));
  const { artifact, temperature, unroundedMetrics } = exported;
  const { metrics, verdictThresholds } = artifact;
  console.log(JSON.stringify({ temperature, verdictThresholds, unroundedMetrics, metrics }));
  return { ...artifact, recipe };
}
