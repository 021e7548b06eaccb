// The model inside the recognizer is what its script writes, to the letter: nobody edits weights by hand.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { saveModelArtifact } from '@raqam/artifact/node';
import { loadEmbeddedModel } from '@raqam/recognizer';
import { afterAll, beforeAll, expect, test } from 'vitest';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const script = join(root, 'scripts', 'embed-model.mjs');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-embed-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('scripts/embed-model.mjs writes the embedded model again, letter for letter', async () => {
  const { recipe, ...artifact } = await loadEmbeddedModel();
  await saveModelArtifact(join(folder, 'model'), artifact);
  await writeFile(join(folder, 'recipe.txt'), recipe);
  const written = join(folder, 'embedded-model.ts');
  await execute('node', [script, join(folder, 'model'), join(folder, 'recipe.txt'), written]);
  const committed = join(root, 'packages', 'recognizer', 'src', 'embedded-model.ts');
  // Compared by hand: a difference of 200 KB is nothing to print.
  expect((await readFile(written, 'utf8')) === (await readFile(committed, 'utf8'))).toBe(true);
});

test('it embeds nothing that the recognizer would refuse, and says how it is called', async () => {
  const { recipe: _, ...artifact } = await loadEmbeddedModel();
  await saveModelArtifact(join(folder, 'foreign'), { ...artifact, inputContract: { id: 'digit-28x28', version: 99 } });
  await writeFile(join(folder, 'recipe.txt'), 'by hand');
  const target = join(folder, 'refused.ts');
  await expect(execute('node', [script, join(folder, 'foreign'), join(folder, 'recipe.txt'), target])).rejects.toThrow(
    'trained on inputs of digit-28x28 version 99',
  );
  await expect(readFile(target)).rejects.toThrow('ENOENT');
  await expect(execute('node', [script])).rejects.toMatchObject({
    code: 2,
    stderr: 'Usage: node scripts/embed-model.mjs ARTIFACT_DIR RECIPE_FILE [FILE]\n',
  });
});
