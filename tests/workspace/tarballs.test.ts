// What a user gets: `npm pack` of every public package, installed into an empty project, imported by plain Node and
// under `tsc --strict`.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const names = await readdir(join(root, 'packages'));

let project: string;
let entries: string[];

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'raqam-tarballs-'));
  await mkdir(join(project, 'tarballs'));
  // --ignore-scripts: the packages are built already, and `prepack` would build them once more.
  const pack = ['pack', '--ignore-scripts', '--pack-destination', join(project, 'tarballs')];
  await execute('npm', [...pack, ...names.map((name) => join(root, 'packages', name))], { cwd: project });
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  const tarballs = (await readdir(join(project, 'tarballs'))).map((file) => `./tarballs/${file}`);
  await execute('npm', ['install', '--no-audit', '--no-fund', ...tarballs], { cwd: project });
  const manifests = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(project, 'node_modules', '@raqam', name, 'package.json'), 'utf8');
      return JSON.parse(text) as { name: string; exports: Record<string, unknown> };
    }),
  );
  entries = manifests.flatMap((manifest) =>
    Object.keys(manifest.exports)
      .filter((key) => key !== './package.json')
      .map((key) => manifest.name + key.slice(1)),
  );
}, 240_000);

afterAll(() => rm(project, { recursive: true }));

describe('installed from its tarball', () => {
  test('every entry imports in plain Node, prints nothing and leaves nothing running', async () => {
    for (const entry of entries) {
      const code = `const entry = await import('${entry}'); if (Object.keys(entry).length === 0) throw new Error('empty');`;
      const { stdout, stderr } = await execute('node', ['--input-type=module', '--eval', code], {
        cwd: project,
        timeout: 20_000,
      });
      expect({ entry, stdout, stderr }).toEqual({ entry, stdout: '', stderr: '' });
    }
  });

  test('every entry has types that hold under `tsc --strict`, library check included', async () => {
    const imports = entries.map((entry, i) => `import * as entry${i} from '${entry}';\nexport { entry${i} };\n`);
    await writeFile(join(project, 'imports.ts'), imports.join(''));
    const compilerOptions = {
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
      module: 'NodeNext',
      target: 'ES2023',
      lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      types: [],
      skipLibCheck: false,
    };
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['imports.ts'] }));
    const { stdout } = await execute('tsc', ['-p', project], { cwd: root }).catch((error: { stdout: string }) => error);
    // The declarations of tfjs-core 4.22 clash with TypeScript's own of WebGPU; what is asked is whether ours hold.
    const ours = stdout.split('\n').filter((line) => /@raqam|imports\.ts|^error/.test(line));
    expect(ours).toEqual([]);
  });

  test('no package ships a test, a build record or a data set', async () => {
    for (const name of names) {
      const files = await readdir(join(project, 'node_modules', '@raqam', name), { recursive: true });
      expect(files.filter((file) => /\.test\.|tsbuildinfo|ubyte|\.jsonl/.test(file))).toEqual([]);
      expect(files).toContain('README.md');
      expect(files).toContain(join('src', 'index.ts'));
    }
  });
});
