import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type DataDirectoriesOptions, dataDirectories } from './data-directories.ts';
import { STROKES_ENDING } from './find-stroke-file.ts';
import { IMAGES_FILE } from './load-idx-folder.ts';

/** How many folders deep a data set may lie below a folder of the search path, as `scripts/deva` does. */
const MAX_DEPTH = 2;

/**
 * The names under which `loadDataset` finds something in the search path: `mnist` and `synthetic` always, then each folder
 * with IDX images and each file of strokes, in alphabetical order. A name that several folders offer is listed once, as
 * it is loaded from the first. Nothing is read but the names of files.
 *
 * @throws {FileAccessError | DataConfigError} When the search cannot begin.
 */
export async function listDatasets(options: DataDirectoriesOptions = {}): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const directory of await dataDirectories(options)) {
    for (const path of await listBelow(directory, MAX_DEPTH)) names.add(relative(directory, path).split(sep).join('/'));
  }
  names.delete('mnist');
  return ['mnist', 'synthetic', ...[...names].sort()];
}

async function listBelow(folder: string, depth: number): Promise<readonly string[]> {
  // A folder of the search path need not exist, and one that may not be read offers nothing.
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries
    .filter((entry) => entry.isFile() && STROKES_ENDING.test(entry.name))
    .map((entry) => join(folder, entry.name.replace(STROKES_ENDING, '')));
  if (depth < MAX_DEPTH && entries.some((entry) => entry.isFile() && IMAGES_FILE.test(entry.name))) found.push(folder);
  if (depth === 0) return found;
  for (const entry of entries) {
    if (entry.isDirectory()) found.push(...(await listBelow(join(folder, entry.name), depth - 1)));
  }
  return found;
}
