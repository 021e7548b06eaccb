import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  backend_util,
  type Conv2DBackpropFilterAttrs,
  type KernelConfig,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

/** What tfjs passes to the kernel. */
interface KernelCall {
  readonly inputs: { readonly x: TensorInfo; readonly dy: TensorInfo };
  readonly attrs: Conv2DBackpropFilterAttrs;
  readonly backend: BackendWasm;
}

/**
 * What somebody would write who needs the kernel that tfjs lacks on `wasm`: plain loops over the values, in the order
 * in which all three arrays are walked along their rows, and the filter stays in the cache. (tfjs's own `cpu` kernel
 * walks them across, and is several times slower.)
 */
export const plainConv2dBackpropFilter: KernelConfig = {
  kernelName: 'Conv2DBackpropFilter',
  backendName: 'wasm',
  // The registry gives the arguments of all kernels one type.
  kernelFunc: computeFilterGradient as object as KernelFunc,
};

function computeFilterGradient({ inputs: { x, dy }, attrs, backend }: KernelCall): TensorInfo {
  const { filterShape, strides, pad, dimRoundingMode } = attrs;
  const [batchSize, inHeight, inWidth, inChannels] = x.shape;
  const { filterHeight, filterWidth, outChannels, outHeight, outWidth, strideHeight, strideWidth, padInfo } =
    backend_util.computeConv2DInfo(
      [batchSize, inHeight, inWidth, inChannels],
      filterShape,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
  const xs = backend.readSync(x.dataId) as Float32Array;
  const dys = backend.readSync(dy.dataId) as Float32Array;
  const sums = new Float32Array(filterHeight * filterWidth * inChannels * outChannels);
  for (let image = 0; image < batchSize; image++) {
    for (let p = 0; p < outHeight; p++) {
      for (let q = 0; q < outWidth; q++) {
        const dyStart = ((image * outHeight + p) * outWidth + q) * outChannels;
        for (let i = 0; i < filterHeight; i++) {
          const row = p * strideHeight + i - padInfo.top;
          if (row < 0 || row >= inHeight) continue;
          for (let j = 0; j < filterWidth; j++) {
            const column = q * strideWidth + j - padInfo.left;
            if (column < 0 || column >= inWidth) continue;
            const xStart = ((image * inHeight + row) * inWidth + column) * inChannels;
            let at = (i * filterWidth + j) * inChannels * outChannels;
            for (let c = 0; c < inChannels; c++) {
              const value = xs[xStart + c];
              for (let k = 0; k < outChannels; k++, at++) sums[at] += value * dys[dyStart + k];
            }
          }
        }
      }
    }
  }
  return backend.makeOutput([...filterShape], 'float32', undefined, sums);
}
