import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a folder and of the folders in it, as paths that begin with the folder's, in alphabetical order. */
export function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
