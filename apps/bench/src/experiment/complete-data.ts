import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { ExperimentData } from './experiment.ts';
import type { ExperimentFile } from './experiment-file.ts';

/** What needs no folder of the experiment's own. */
const KNOWN = ['mnist', 'synthetic', 'xor'];

/**
 * Finds out which data a file names: data that this program knows, or a folder beside the file or below.
 *
 * @throws {ExperimentError} `sweep.json:5: data.name is "../digits"; expected mnist, synthetic, xor, or a folder …`
 */
export function completeData(file: ExperimentFile, fileName: string, name: string): ExperimentData {
  if (KNOWN.includes(name)) return { name, folder: null };
  const home = dirname(resolve(fileName));
  const folder = resolve(home, name);
  const way = relative(home, folder);
  if (isAbsolute(name) || isAbsolute(way) || way.split(/[/\\]/)[0] === '..') {
    file.refuse(['data', 'name'], {
      found: `is ${JSON.stringify(name)}`,
      expected: `${KNOWN.join(', ')}, or a folder of IDX files inside the experiment's own`,
      remedy: 'Move the data beside the file, or the file beside the data.',
    });
  }
  return { name, folder };
}
