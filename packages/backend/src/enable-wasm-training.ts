import { ModuleBuilder } from '@raqam/kernels/assembler';
import type * as tfjsBackendWasm from '@tensorflow/tfjs-backend-wasm';
import { BackendError } from './backend-error.ts';
import { compileModule } from './compile-module.ts';
import { avgPoolGrad } from './kernels/avg-pool-grad.ts';
import { batchMatMul } from './kernels/batch-mat-mul.ts';
import { cast } from './kernels/cast.ts';
import { conv2dBackpropFilter } from './kernels/conv2d-backprop-filter.ts';
import { conv2dBackpropInput } from './kernels/conv2d-backprop-input.ts';
import { depthwiseConv2dBackpropFilter } from './kernels/depthwise-conv2d-backprop-filter.ts';
import { depthwiseConv2dBackpropInput } from './kernels/depthwise-conv2d-backprop-input.ts';
import { fusedMatMul } from './kernels/fused-mat-mul.ts';
import { identity } from './kernels/identity.ts';
import { maxPoolGrad } from './kernels/max-pool-grad.ts';
import { unsortedSegmentSum } from './kernels/unsorted-segment-sum.ts';
import { isTrainingKernel, registerTrainingKernel } from './register-training-kernel.ts';
import type { TfjsCore } from './tfjs-core.ts';

/** Where things lie that the backend loads. */
export interface WasmTrainingOptions {
  /**
   * Where the backend's `.wasm` files lie: in browsers the URL of their folder, ending in `/`.
   * @default beside the running script; in Node beside the module of the backend
   */
  readonly wasmPath?: string;
}

/**
 * Selects the `wasm` backend of TensorFlow.js and makes it able to train convolutional networks: registers the kernels
 * it lacks, replaces those that are wrong or slow. What was built on tfjs before stays as it is; `model.fit` and
 * `tf.grads` simply work.
 *
 * A second call does nothing more than select the backend again.
 *
 * @param tf  The namespace of `@tensorflow/tfjs-core`, or of `@tensorflow/tfjs`, that the program uses.
 * @throws {BackendError} When tfjs is another version than its backend or older than 4.22, when `tf` is not the copy
 *   of tfjs that the backend registers with, when there is no WebAssembly SIMD, when the page's content security policy
 *   forbids to compile it, or when the `.wasm` file does not load.
 */
export async function enableWasmTraining(tf: TfjsCore, options: WasmTrainingOptions = {}): Promise<void> {
  // Imported here, since it registers itself when it is imported.
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  if (!/^4\.(2[2-9]|[3-9]\d)\./.test(tf.version_core) || wasm.version_wasm !== tf.version_core) {
    throw new BackendError(
      `Received tfjs-core ${tf.version_core} with tfjs-backend-wasm ${wasm.version_wasm}; expected both of one version, 4.22 or a later 4. Run: npm install @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0`,
    );
  }
  if (tf.findBackendFactory('wasm') === null) {
    throw new BackendError(
      'tfjs-backend-wasm has registered with another copy of tfjs-core than the one received; expected one copy in the program. Find the second with: npm ls @tensorflow/tfjs-core',
    );
  }
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new BackendError(
      'This JavaScript engine has no WebAssembly SIMD, without which training is too slow to wait for. Use Node 16.4, Chrome 91, Firefox 89, Safari 16.4, or later, or the cpu or webgl backend.',
    );
  }
  // Asked now, where it is clear what is missing: the backend's own module would fail with many words, or none.
  compileModule(new ModuleBuilder({ memory: { initialPages: 1 } }).encode());
  // One thread: the threaded binary was measured to be no faster, and starts workers from blobs, which a page's
  // content security policy may refuse.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (options.wasmPath !== undefined) setWasmPath(wasm, options.wasmPath);
  if (!(await tf.setBackend('wasm'))) {
    throw new BackendError(
      `The wasm backend did not start with its .wasm files expected ${options.wasmPath === undefined ? 'beside the running script' : `in "${options.wasmPath}"`}. Serve the .wasm files of @tensorflow/tfjs-backend-wasm/dist and give the URL of their folder, ending in "/", as options.wasmPath.`,
    );
  }
  await tf.ready();
  const kernels = tf.getKernelsForBackend('wasm');
  if (kernels.some(isTrainingKernel)) return;
  const stock = new Map(kernels.map((config) => [config.kernelName, config]));
  registerTrainingKernel(tf, stock, avgPoolGrad);
  registerTrainingKernel(tf, stock, batchMatMul);
  registerTrainingKernel(tf, stock, cast);
  registerTrainingKernel(tf, stock, conv2dBackpropFilter);
  registerTrainingKernel(tf, stock, conv2dBackpropInput);
  registerTrainingKernel(tf, stock, depthwiseConv2dBackpropFilter);
  registerTrainingKernel(tf, stock, depthwiseConv2dBackpropInput);
  registerTrainingKernel(tf, stock, fusedMatMul);
  registerTrainingKernel(tf, stock, identity);
  registerTrainingKernel(tf, stock, maxPoolGrad);
  registerTrainingKernel(tf, stock, unsortedSegmentSum);
}

function setWasmPath(wasm: typeof tfjsBackendWasm, wasmPath: string): void {
  try {
    wasm.setWasmPaths(wasmPath);
  } catch (cause) {
    throw new BackendError(
      `Received wasmPath "${wasmPath}" after the wasm backend had failed to start; tfjs expects the path before its first start. Load the page or start the program again, with this path from the beginning.`,
      { cause },
    );
  }
}
