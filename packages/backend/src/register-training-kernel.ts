import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelConfig, KernelFunc, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.ts';
import type { TfjsCore } from './tfjs-core.ts';
import type { TrainingKernel } from './training-kernel.ts';

/**
 * Puts a kernel into tfjs's registry, in place of the one that may stand there.
 *
 * @param stock  The kernels as TensorFlow.js registered them, by name.
 */
export function registerTrainingKernel<Inputs, Attrs>(
  tf: TfjsCore,
  { kernelName, compute }: TrainingKernel<Inputs, Attrs>,
  stock: ReadonlyMap<string, KernelConfig>,
): void {
  const kernelFunc = ({ inputs, attrs, backend }: { inputs: Inputs; attrs: Attrs; backend: BackendWasm }) => {
    const made: TensorInfo[] = [];
    let result: TensorInfo | undefined;
    try {
      result = compute(
        {
          backend,
          shapes: tf.backend_util,
          run: (name, stockInputs, stockAttrs) => {
            const config = stock.get(name);
            if (config === undefined) {
              throw new BackendError(
                `${kernelName}: the wasm backend has no kernel "${name}". Install @tensorflow/tfjs-backend-wasm 4.22.`,
              );
            }
            const tensor = config.kernelFunc({ inputs: stockInputs, attrs: stockAttrs as NamedAttrMap, backend });
            if (Array.isArray(tensor)) throw new BackendError(`${kernelName}: "${name}" gave several tensors.`);
            made.push(tensor);
            return tensor;
          },
        },
        inputs,
        attrs,
      );
      return result;
    } finally {
      for (const tensor of made) if (tensor !== result) backend.disposeData(tensor.dataId);
    }
  };
  const replaced = stock.get(kernelName);
  if (replaced !== undefined) tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({
    ...replaced,
    kernelName,
    backendName: 'wasm',
    // tfjs's registry types every kernel's arguments alike, as maps; what a kernel receives is fixed by its name.
    kernelFunc: kernelFunc as object as KernelFunc,
  });
}
