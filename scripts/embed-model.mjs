// Puts a trained model into the recognizer: `node scripts/embed-model.mjs ARTIFACT_DIR RECIPE_FILE`, where the recipe
// is a text that says how the weights were made. Writes packages/recognizer/src/embedded-model.ts, which is committed,
// or another file that is named behind the recipe. Needs the built packages. A model that the recognizer would refuse
// is not embedded.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const place = join(root, 'packages/recognizer/src/embedded-model.ts');

const [directory, recipeFile, target = place, ...rest] = process.argv.slice(2);
if (directory === undefined || recipeFile === undefined || rest.length > 0) {
  console.error('Usage: node scripts/embed-model.mjs ARTIFACT_DIR RECIPE_FILE [FILE]');
  process.exit(2);
}

const { loadModelArtifact } = await import('../packages/artifact/dist/node/index.js');
const { createRecognizer } = await import('../packages/recognizer/dist/index.js');

const artifact = await loadModelArtifact(directory);
await createRecognizer({ model: artifact });

const { weights, ...model } = artifact;
const bytes = Buffer.alloc(4 * weights.reduce((sum, { values }) => sum + values.length, 0));
let offset = 0;
for (const { values } of weights) {
  for (const value of values) offset = bytes.writeFloatLE(value, offset);
}
const record = { ...model, recipe: readFileSync(recipeFile, 'utf8'), weightsBase64: bytes.toString('base64') };
const source = `// Written by scripts/embed-model.mjs; the recipe says how to make the weights again.
import type { EmbeddedModelRecord } from './embedded-model-record.ts';

export const embeddedModel: EmbeddedModelRecord = ${JSON.stringify(record)};
`;
const biome = join(root, 'node_modules/.bin/biome');
const formatted = execFileSync(biome, ['format', `--stdin-file-path=${place}`], { input: source, cwd: root });

const temporary = `${target}.${process.pid}.tmp`;
writeFileSync(temporary, formatted);
renameSync(temporary, target);
console.log(`${model.spec.name}, ${bytes.length} bytes of weights, SHA-256 ${model.weightsSha256}: ${target}`);
