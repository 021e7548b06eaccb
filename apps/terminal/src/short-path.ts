import { relative } from 'node:path';

/** A path as people read it: from the working directory, where that is shorter. */
export function shortPath(path: string): string {
  const fromHere = relative(process.cwd(), path) || '.';
  return fromHere.length < path.length ? fromHere : path;
}
