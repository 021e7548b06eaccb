import { execFile } from 'node:child_process';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { relaxedSimd, simd, threads } from 'wasm-feature-detect';
import { findMnistDigest } from './mnist-digest.ts';
import { programVersion } from './program-version.ts';

/** Where a measurement was made: what has to be known to compare two of them. */
export interface Environment {
  readonly cpu: { readonly model: string; readonly numCores: number; readonly architecture: string };
  readonly memoryBytes: number;
  readonly os: string;
  readonly node: string;
  readonly v8: string;
  /** What the WebAssembly engine offers. */
  readonly wasm: { readonly simd: boolean; readonly relaxedSimd: boolean; readonly threads: boolean };
  /** Load averages over 1, 5 and 15 minutes when the measurement began: a busy machine measures others too. */
  readonly load: readonly number[];
  /** Version of this program. */
  readonly version: string;
  /** Revision of the source, `+` behind it when files were changed; `null` outside of a git checkout. */
  readonly revision: string | null;
  /** SHA-256 of MNIST's training part as `Dataset.digest` gives it; `null` when MNIST is not found. */
  readonly mnistDigest: string | null;
}

/** Looks at this machine, this build and the data that is found on it. */
export async function describeEnvironment(): Promise<Environment> {
  const processors = cpus();
  const [hasSimd, hasRelaxedSimd, hasThreads, revision, mnistDigest] = await Promise.all([
    simd(),
    relaxedSimd(),
    threads(),
    gitRevision(),
    findMnistDigest(),
  ]);
  return {
    cpu: {
      model: processors[0]?.model ?? 'unknown',
      numCores: availableParallelism(),
      architecture: process.arch,
    },
    memoryBytes: totalmem(),
    os: `${type()} ${release()}`,
    node: process.versions.node,
    v8: process.versions.v8,
    wasm: { simd: hasSimd, relaxedSimd: hasRelaxedSimd, threads: hasThreads },
    load: loadavg(),
    version: programVersion(),
    revision,
    mnistDigest,
  };
}

async function gitRevision(): Promise<string | null> {
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
