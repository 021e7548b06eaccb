import { access } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { MNIST_FILES } from '@raqam/dataset';
import { dataDirectories } from '@raqam/dataset/node';

/** One set of digits and where it is; what a first screen shows. */
export interface DataPlace {
  readonly name: string;
  readonly isFound: boolean;
  /** A folder, or in a few words what there is instead. */
  readonly where: string;
}

/** Looks for the files of MNIST in the search path, without reading them. */
export async function findData(): Promise<readonly DataPlace[]> {
  const folders = (await dataDirectories()).map((directory) => join(directory, 'mnist'));
  const found = await Promise.all(folders.map(holdsMnist));
  const folder = folders[found.indexOf(true)];
  return [
    {
      name: 'mnist',
      isFound: folder !== undefined,
      where: folder === undefined ? 'run: raqam data fetch mnist' : shortPath(folder),
    },
    { name: 'synthetic', isFound: true, where: 'made from a seed' },
  ];
}

/** A path from the working directory, where that is shorter. */
function shortPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}

async function holdsMnist(folder: string): Promise<boolean> {
  const present = await Promise.all(
    MNIST_FILES.map(async (file) => (await exists(join(folder, `${file}.gz`))) || (await exists(join(folder, file)))),
  );
  return present.every(Boolean);
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
