import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const packages = join(import.meta.dirname, '..', '..', 'packages');

/**
 * Installs packages of this workspace as a user gets them, from what `npm pack` makes of their builds.
 *
 * @param folder Empty; becomes a project.
 * @param names Of the packages, and of all that they import.
 */
export async function installTarballs(folder: string, names: readonly string[]): Promise<void> {
  const tarballs = join(folder, 'tarballs');
  await mkdir(tarballs);
  // --ignore-scripts: the packages are built already, and `prepack` would build them once more.
  const pack = ['pack', '--ignore-scripts', '--pack-destination', tarballs];
  await execute('npm', [...pack, ...names.map((name) => join(packages, name))], { cwd: folder });
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const files = (await readdir(tarballs)).map((file) => `./tarballs/${file}`);
  await execute('npm', ['install', '--no-audit', '--no-fund', ...files], { cwd: folder });
}
