import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelConfig, KernelFunc, NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.ts';
import { checkFloat } from './check-float.ts';
import { EmittedKernels } from './emitted-kernels.ts';
import { makeZeros } from './make-zeros.ts';
import type { TfjsCore } from './tfjs-core.ts';
import type { KernelContext, TrainingKernel } from './training-kernel.ts';

/** What tfjs passes to a kernel. */
interface KernelCall<Inputs, Attrs> {
  readonly inputs: Inputs;
  readonly attrs: Attrs;
  readonly backend: BackendWasm;
}

/** The kernels that were emitted for each backend: one that was started anew has another memory. */
const emittedKernels = new WeakMap<BackendWasm, EmittedKernels>();

/** What this module has registered, to be known again. */
const registered = new WeakSet<KernelFunc>();

/** Whether a kernel of tfjs's registry is one of this package. */
export function isTrainingKernel({ kernelFunc }: KernelConfig): boolean {
  return registered.has(kernelFunc);
}

/**
 * Puts a kernel into tfjs's registry, in place of the one that may stand there.
 *
 * @param stock  The kernels as TensorFlow.js registered them, by name.
 */
export function registerTrainingKernel<Inputs, Attrs>(
  tf: TfjsCore,
  stock: ReadonlyMap<string, KernelConfig>,
  { kernelName, compute }: TrainingKernel<Inputs, Attrs>,
): void {
  const computeAndFree = ({ inputs, attrs, backend }: KernelCall<Inputs, Attrs>): TensorInfo => {
    const made: TensorInfo[] = [];
    const keep = (tensor: TensorInfo): TensorInfo => {
      made.push(tensor);
      return tensor;
    };
    const context: KernelContext = {
      backend,
      shapes: tf.backend_util,
      zeros: (shape) => keep(makeZeros(backend, shape)),
      output: (shape) => keep(backend.makeOutput(shape, 'float32')),
      scratch: (sizeBytes) =>
        backend.getMemoryOffset(keep(backend.makeOutput([Math.ceil(sizeBytes / 4)], 'float32')).dataId),
      addressOf: (tensor) => {
        checkFloat(tensor);
        return backend.getMemoryOffset(tensor.dataId);
      },
      emitted: (shapes, emit) => emittedKernelsOf(backend).get(`${kernelName} ${JSON.stringify(shapes)}`, emit),
      run: (name, runInputs, runAttrs) =>
        keep(runStockKernel(stock, name, { inputs: runInputs, attrs: runAttrs, backend })),
    };
    let result: TensorInfo | undefined;
    try {
      result = compute(context, inputs, attrs);
      return result;
    } finally {
      for (const tensor of made) if (tensor !== result) backend.disposeData(tensor.dataId);
    }
  };
  // The registry gives the arguments of all kernels one type; what a kernel receives is settled by its name.
  const kernelFunc = computeAndFree as object as KernelFunc;
  registered.add(kernelFunc);
  const replaced = stock.get(kernelName);
  if (replaced !== undefined) tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({
    // Keeps what tfjs sets its own kernel up with, which ours may run.
    ...replaced,
    kernelName,
    backendName: 'wasm',
    kernelFunc,
  });
}

function emittedKernelsOf(backend: BackendWasm): EmittedKernels {
  let kernels = emittedKernels.get(backend);
  if (kernels === undefined) {
    kernels = new EmittedKernels(backend);
    emittedKernels.set(backend, kernels);
  }
  return kernels;
}

function runStockKernel(
  stock: ReadonlyMap<string, KernelConfig>,
  kernelName: string,
  { inputs, attrs, backend }: KernelCall<NamedTensorInfoMap, object>,
): TensorInfo {
  const tensors = stock.get(kernelName)?.kernelFunc({ inputs, attrs: attrs as NamedAttrMap, backend });
  if (tensors !== undefined && !Array.isArray(tensors)) return tensors;
  throw new BackendError(
    `The wasm backend has no kernel "${kernelName}"; expected it from @tensorflow/tfjs-backend-wasm 4.22. Import the whole package, and unregister none of its kernels.`,
  );
}
