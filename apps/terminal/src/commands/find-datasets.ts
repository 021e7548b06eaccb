import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { dataDirectories } from '@raqam/dataset/node';

/** How many folders deep a data set may lie below a folder of the search path, as `scripts/deva` does. */
const MAX_DEPTH = 2;

const IMAGES_FILE = /images.*ubyte(\.gz)?$/;
const STROKES_FILE = /\.jsonl(\.gz)?$/;

/**
 * The names under which `loadDataset` finds something in the search path: `mnist` and `synthetic` always, then each folder
 * with IDX images and each file of strokes, in alphabetical order. A name that several folders offer is listed once, as
 * it is loaded from the first.
 */
export async function findDatasetNames(): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const directory of await dataDirectories()) {
    for (const path of await findBelow(directory, MAX_DEPTH)) names.add(relative(directory, path).split(sep).join('/'));
  }
  names.delete('mnist');
  return ['mnist', 'synthetic', ...[...names].sort()];
}

async function findBelow(folder: string, depth: number): Promise<readonly string[]> {
  // A folder of the search path need not exist, and one that may not be read offers nothing.
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries
    .filter((entry) => entry.isFile() && STROKES_FILE.test(entry.name))
    .map((entry) => join(folder, entry.name.replace(STROKES_FILE, '')));
  if (depth < MAX_DEPTH && entries.some((entry) => entry.isFile() && IMAGES_FILE.test(entry.name))) found.push(folder);
  if (depth === 0) return found;
  for (const entry of entries) {
    if (entry.isDirectory()) found.push(...(await findBelow(join(folder, entry.name), depth - 1)));
  }
  return found;
}
