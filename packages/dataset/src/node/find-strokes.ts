import { isAbsolute, join, resolve } from 'node:path';
import { type DataDirectoriesOptions, dataDirectories } from './data-directories.ts';
import { findStrokeFile } from './find-stroke-file.ts';

/**
 * The places where a data set that is named by a path may be: the path in each folder of `dataDirectories`, or the path
 * itself when it is absolute or starts with a dot.
 */
export async function placesOf(name: string, options: DataDirectoriesOptions): Promise<readonly string[]> {
  const isGivenPath = isAbsolute(name) || name.startsWith('.');
  return isGivenPath
    ? [resolve(options.workingDirectory ?? process.cwd(), name)]
    : (await dataDirectories(options)).map((directory) => join(directory, name));
}

/**
 * Where the labelled strokes are that `loadDataset` would draw for a name such as `strokes/unipen-train`: for
 * `readStrokeFile`, where the strokes themselves are wanted.
 *
 * @returns The path of the file; `null` when no place holds strokes of that name.
 * @throws {FileAccessError | DataConfigError} When the search cannot begin.
 */
export async function findStrokes(name: string, options: DataDirectoriesOptions = {}): Promise<string | null> {
  for (const place of await placesOf(name, options)) {
    const file = await findStrokeFile(place);
    if (file !== null) return file;
  }
  return null;
}
