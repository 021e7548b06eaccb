import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

test('the example of the README runs and prints what its comments say', async () => {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  const readme = await readFile(`${folder}README.md`, 'utf8');
  const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const promised = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, comment]) => comment);
  expect(promised.length).toBeGreaterThan(0);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--conditions=@raqam/source',
      '--experimental-strip-types',
      '--disable-warning=ExperimentalWarning',
      '--input-type=module',
      '--eval',
      example,
    ],
    { cwd: folder },
  );
  expect(stdout.trimEnd().split('\n')).toEqual(promised);
});
