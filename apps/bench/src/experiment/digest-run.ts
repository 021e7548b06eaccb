import { createHash } from 'node:crypto';
import { readPackageVersion } from '../read-package-version.ts';
import { isClassical } from './experiment.ts';
import type { PlannedRun } from './plan-experiment.ts';

/** SHA-256 of what runs learn from and of what judges them, as `Dataset.digest` gives it. */
export interface DataDigests {
  readonly train: string;
  readonly test: string;
}

/**
 * SHA-256 of the canonical JSON (fields in alphabetical order) of all that decides a run's result: the network and its
 * options, the data, and the versions of what computes. The number of workers is not among it, since it changes no
 * result, nor is the condition's name: experiments that ask for the same run share it.
 *
 * @returns 64 lower-case hexadecimal digits.
 */
export function digestRun(run: Omit<PlannedRun, 'condition' | 'digest'>, dataset: DataDigests): string {
  return createHash('sha256')
    .update(canonicalJson({ ...decisive(run), dataset }))
    .digest('hex');
}

function decisive({ isForChoosing, judgeEpochs, options, spec }: Omit<PlannedRun, 'condition' | 'digest'>): object {
  if (isClassical(spec)) return { spec, limit: options.limit, versions: versionsOf(['@raqam/bench']) };
  const { workers: _, ...deciding } = options;
  const engine = options.engine === 'wasm' ? ['@raqam/engine'] : ['@tensorflow/tfjs-core', '@tensorflow/tfjs-layers'];
  const versions = versionsOf(['@raqam/trainer', ...engine]);
  return { spec, options: deciding, judgeEpochs, ...(isForChoosing && { isForChoosing }), versions };
}

function versionsOf(packages: readonly string[]): object {
  const manifest = (name: string) =>
    new URL(
      name === '@raqam/bench' ? '../../package.json' : import.meta.resolve(`${name}/package.json`),
      import.meta.url,
    );
  return Object.fromEntries(packages.map((name) => [name, readPackageVersion(manifest(name))]));
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
