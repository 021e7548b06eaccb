import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Environment } from '@raqam/artifact';
import { describeEnvironment } from '@raqam/trainer';
import { programVersion } from './program-version.ts';
import { readPackageVersion } from './read-package-version.ts';

/** Where this program runs, as every run of the trainer says it, with what only this program knows. */
export async function describeBenchEnvironment(): Promise<Environment> {
  const environment = describeEnvironment();
  return {
    ...environment,
    packages: {
      ...environment.packages,
      '@raqam/bench': programVersion(),
      '@tensorflow/tfjs-core': readPackageVersion(new URL(import.meta.resolve('@tensorflow/tfjs-core/package.json'))),
    },
    gitRevision: await findGitRevision(),
  };
}

/** Revision of the source, `+` behind it when files were changed; `null` outside of a git checkout. */
async function findGitRevision(): Promise<string | null> {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const git = async (...args: string[]) => (await promisify(execFile)('git', args, { cwd })).stdout.trim();
  try {
    const [revision, changes] = await Promise.all([git('rev-parse', 'HEAD'), git('status', '--porcelain')]);
    return changes === '' ? revision : `${revision}+`;
  } catch {
    // No git, or no checkout: an installed program has a version and no revision.
    return null;
  }
}
