import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** What is used of LIBSVM compiled to WebAssembly. Pointers are bytes into its memory. */
export interface Libsvm {
  /** Views of its memory: new ones after each call that may have made it grow. */
  readonly HEAPF64: Float64Array;
  readonly _malloc: (sizeBytes: number) => number;
  readonly _make_samples: (data: number, labels: number, numSamples: number, numFeatures: number) => number;
  readonly _make_param: (
    svmType: number,
    kernelType: number,
    degree: number,
    gamma: number,
    coef0: number,
    nu: number,
    cacheMegabytes: number,
    cost: number,
    tolerance: number,
    epsilon: number,
    shrinking: number,
    probability: number,
    numClassWeights: number,
    classWeightLabels: number,
    classWeights: number,
  ) => number;
  readonly _train_model: (samples: number, parameters: number) => number;
  readonly _predict_one: (model: number, features: number, numFeatures: number) => number;
}

type CreateLibsvm = (options: {
  readonly wasmBinary: Uint8Array;
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
}) => Promise<Libsvm>;

/**
 * A fresh LIBSVM with a memory of its own, which goes with it: nothing in it needs to be freed.
 *
 * Its package's own class is passed by: it fetches the program from a URL, which Node does not take for a path.
 */
export async function loadLibsvm(): Promise<Libsvm> {
  const require = createRequire(import.meta.url);
  const createLibsvm = require('libsvm-wasm/dist/libsvm.js') as CreateLibsvm;
  const wasmBinary = await readFile(require.resolve('libsvm-wasm/dist/libsvm.wasm'));
  const ignore = () => {};
  return await createLibsvm({ wasmBinary, print: ignore, printErr: ignore });
}
