// Every program of `examples/` runs and prints what its last comment says, to the letter.
import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const execute = promisify(execFile);
const folder = join(import.meta.dirname, '..', '..', 'examples');

test.each(globSync('*.js', { cwd: folder }).sort())('%s', async (file) => {
  const comment = readFileSync(join(folder, file), 'utf8').split('\n// Prints:\n')[1];
  expect(comment, 'an example ends with a comment that begins "// Prints:"').toBeDefined();
  const promised = (comment as string).replaceAll(/^\/\/ ?/gm, '');
  const { stdout } = await execute('node', [join(folder, file)], { cwd: folder });
  expect(stdout).toBe(promised);
});
