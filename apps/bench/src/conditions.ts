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
  /** The data that was measured with. */
  readonly data: readonly DataDigest[];
}

/** Which data, exactly. */
export interface DataDigest {
  /** `mnist`. */
  readonly name: string;
  /** SHA-256 of the training part as `Dataset.digest` gives it; null when it is not on this machine. */
  readonly digest: string | null;
}

/**
 * Looks at this machine.
 *
 * @param data What is measured with. @default MNIST as it is found here
 */
export async function describeConditions(data?: readonly DataDigest[]): Promise<Conditions> {
  const [hasSimd, hasRelaxedSimd, hasThreads] = await Promise.all([simd(), relaxedSimd(), threads()]);
  return {
    memoryBytes: totalmem(),
    os: `${type()} ${release()}`,
    v8: process.versions.v8,
    wasm: { simd: hasSimd, relaxedSimd: hasRelaxedSimd, threads: hasThreads },
    load: loadavg(),
    data: data ?? [{ name: 'mnist', digest: await findMnistDigest() }],
  };
}
