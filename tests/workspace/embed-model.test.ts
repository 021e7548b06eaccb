// The models inside the recognizer are what their script writes, to the letter: nobody edits weights by hand.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { saveModelArtifact } from '@raqam/artifact/node';
import { loadModel } from '@raqam/recognizer';
import { afterAll, beforeAll, expect, test } from 'vitest';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const script = join(root, 'scripts', 'embed-model.mjs');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-embed-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(['accurate', 'compact'] as const)(
  'scripts/embed-model.mjs writes %s again, letter for letter',
  async (name) => {
    const { recipe, ...artifact } = await loadModel(name);
    await saveModelArtifact(join(folder, name), artifact);
    await writeFile(join(folder, `${name}.recipe.json`), recipe);
    await execute('node', [script, name, join(folder, name), join(folder, `${name}.recipe.json`), folder]);
    const committed = join(root, 'packages', 'recognizer', 'src', 'models');
    for (const file of [`${name}.ts`, `${name}-record.ts`]) {
      // Compared by hand: a difference of 100 KB is nothing to print.
      expect((await readFile(join(folder, file), 'utf8')) === (await readFile(join(committed, file), 'utf8'))).toBe(
        true,
      );
    }
  },
);

test('it embeds nothing that the recognizer would refuse, and says how it is called', async () => {
  const { recipe: _, ...artifact } = await loadModel('compact');
  await saveModelArtifact(join(folder, 'foreign'), { ...artifact, inputContract: { id: 'digit-28x28', version: 99 } });
  await writeFile(join(folder, 'recipe.json'), '{}');
  const target = await mkdtemp(join(folder, 'refused-'));
  await expect(
    execute('node', [script, 'compact', join(folder, 'foreign'), join(folder, 'recipe.json'), target]),
  ).rejects.toThrow('trained on inputs of digit-28x28 version 99');
  expect(await readdir(target)).toEqual([]);
  await expect(execute('node', [script])).rejects.toMatchObject({
    code: 2,
    stderr: 'Usage: node scripts/embed-model.mjs accurate|compact [MODEL RECIPE_FILE [FOLDER]]\n',
  });
});
