// Every JavaScript block of the packages' READMEs is a program that runs as it stands.
import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const execute = promisify(execFile);
/** Programs run as they would without a network: a test downloads nothing and fills nobody's cache. */
const OFFLINE = 'data:text/javascript,globalThis.fetch = async () => { throw new TypeError("offline"); };';
const root = join(import.meta.dirname, '..', '..');
const programs = globSync('packages/*/README.md', { cwd: root })
  .sort()
  .flatMap((readme) =>
    [...readFileSync(join(root, readme), 'utf8').matchAll(/^```js\n(.*?)^```$/gms)].map(([, program], i) => ({
      name: `${readme} #${i + 1}`,
      program: program as string,
    })),
  );

let folder: string;

beforeAll(async () => {
  // Inside the workspace, so that `@raqam/…` is found.
  folder = await mkdtemp(join(import.meta.dirname, 'readme-'));
});

afterAll(() => rm(folder, { recursive: true }));

test.each(programs)('$name', async ({ program }) => {
  const file = join(folder, 'program.mjs');
  await writeFile(file, program);
  const { stdout, stderr } = await execute('node', ['--import', OFFLINE, file], { cwd: folder });
  expect(stderr).toBe('');
  expect(stdout).not.toBe('');
});

test('every package shows a program', () => {
  const shown = new Set(programs.map(({ name }) => name.split(' ')[0]));
  expect([...shown]).toEqual(globSync('packages/*/README.md', { cwd: root }).sort());
});
