// The recognizer's models, made again: `npm run acceptance -- recipes [accurate|compact]`. Each
// `packages/recognizer/recipes/NAME.recipe.json` is carried out by `raqam train --recipe`, teacher included, and its run made ready to be
// shipped; that must give the very weights and thresholds that the package holds, to the bit. Needs the recipes' data.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRunFile } from '../../packages/artifact/dist/node/index.js';
import { loadModel } from '../../packages/recognizer/dist/index.js';
import { exportRecipe, loadRecipeFile } from '../../packages/trainer/dist/node/index.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const recipes = join(root, 'packages/recognizer/recipes');

export default async function replayRecipes(names) {
  for (const name of names.length > 0 ? names : ['compact', 'accurate']) {
    // Of a copy, in which no teacher that was trained before lies beside its recipe.
    const folder = mkdtempSync(join(tmpdir(), 'raqam-recipes-'));
    try {
      for (const file of readdirSync(recipes).filter((each) => each.endsWith('.recipe.json'))) {
        copyFileSync(join(recipes, file), join(folder, file));
      }
      await replayRecipe(name, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function replayRecipe(name, folder) {
  const path = join(folder, `${name}.recipe.json`);
  const shipped = await loadModel(name);
  if (shipped.recipe !== readFileSync(path, 'utf8')) {
    throw new Error(`${name}: the package holds another recipe than packages/recognizer/recipes/${name}.recipe.json.`);
  }
  const out = join(folder, 'run');
  const command = ['apps/terminal/dist/main.js', 'train', '--recipe', path, '--out', out, '--json'];
  execFileSync('node', command, { cwd: root, stdio: 'inherit' });
  const { artifact, temperature, unroundedMetrics } = await exportRecipe(
    await loadRunFile(join(out, 'run.raqam')),
    await loadRecipeFile(path),
  );
  const { metrics, verdictThresholds, weightsSha256 } = artifact;
  console.log(
    `${name}: ${JSON.stringify({ weightsSha256, temperature, verdictThresholds, metrics, unroundedMetrics })}`,
  );
  if (weightsSha256 !== shipped.weightsSha256) {
    throw new Error(`${name}: the recipe gives ${weightsSha256}; the package holds ${shipped.weightsSha256}.`);
  }
  if (JSON.stringify(verdictThresholds) !== JSON.stringify(shipped.verdictThresholds)) {
    throw new Error(
      `${name}: the recipe gives ${JSON.stringify(verdictThresholds)}; the package holds ${JSON.stringify(shipped.verdictThresholds)}.`,
    );
  }
  if (metrics !== null && unroundedMetrics.accuracy - metrics.accuracy > 0.0005) {
    throw new Error(`${name}: 8 bits lose ${unroundedMetrics.accuracy - metrics.accuracy}; at most 0.0005 is allowed.`);
  }
}
