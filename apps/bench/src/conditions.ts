import { loadavg, release, totalmem, type } from 'node:os';
import { relaxedSimd, simd, threads } from 'wasm-feature-detect';
import { findMnistDigest } from './mnist-digest.ts';

/** What has to be known beside the environment to compare two measurements. */
export interface Conditions {
  readonly memoryBytes: number;
  readonly os: string;
  readonly v8: string;
  /** What the WebAssembly engine offers. */
  readonly wasm: { readonly simd: boolean; readonly relaxedSimd: boolean; readonly threads: boolean };
  /** Load averages over 1, 5 and 15 minutes when the measurement began: a busy machine measures others too. */
  readonly load: readonly number[];
  /** SHA-256 of MNIST's training part as `Dataset.digest` gives it; `null` when MNIST is not found. */
  readonly mnistDigest: string | null;
}

/** Looks at this machine and the data that is found on it. */
export async function describeConditions(): Promise<Conditions> {
  const [hasSimd, hasRelaxedSimd, hasThreads, mnistDigest] = await Promise.all([
    simd(),
    relaxedSimd(),
    threads(),
    findMnistDigest(),
  ]);
  return {
    memoryBytes: totalmem(),
    os: `${type()} ${release()}`,
    v8: process.versions.v8,
    wasm: { simd: hasSimd, relaxedSimd: hasRelaxedSimd, threads: hasThreads },
    load: loadavg(),
    mnistDigest,
  };
}
