// Puts a trained model into the recognizer: `node scripts/embed-model.mjs ARTIFACT_DIR RECIPE_FILE`, where the recipe
// is a text that says how the weights were made. Writes packages/recognizer/src/embedded-model.ts, which is committed.
// Needs the built packages. The model is checked as every recognizer's is, and must read the input contract of today.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'packages/recognizer/src/embedded-model.ts');

const [directory, recipeFile, ...rest] = process.argv.slice(2);
if (directory === undefined || recipeFile === undefined || rest.length > 0) {
  console.error('Usage: node scripts/embed-model.mjs ARTIFACT_DIR RECIPE_FILE');
  process.exit(2);
}

const { loadModelArtifact } = await import('../packages/artifact/dist/node/index.js');
const { DIGIT_CONTRACT } = await import('../packages/image/dist/index.js');

const { weights, ...model } = await loadModelArtifact(directory, { inputContract: DIGIT_CONTRACT });
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
const formatted = execFileSync(biome, ['format', `--stdin-file-path=${target}`], { input: source });

const temporary = `${target}.${process.pid}.tmp`;
writeFileSync(temporary, formatted);
renameSync(temporary, target);
console.log(`${model.spec.name}, ${bytes.length} bytes of weights, SHA-256 ${model.weightsSha256}: ${target}`);
