import { emitConv2dFilterGradient, emitZeroPadding2d } from '@raqam/kernels';
import type { Conv2DBackpropFilterAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { BackendError } from '../backend-error.ts';
import { convGeometry, paddedImageBytes } from '../conv-geometry.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/**
 * Gradient of a 2-D convolution with respect to its filter, which TensorFlow.js does not have on `wasm`.
 *
 *   dFilter[i,j,c,k] = Σ_{b,p,q} x[b, p·s+i−padTop, q·s+j−padLeft, c] · dy[b,p,q,k]
 *
 * - `x`   Layer input, [B, H, W, C].
 * - `dy`  Loss gradient at the output, [B, P, Q, K].
 * - Result: dFilter, [I, J, C, K].
 *
 * Cost: B·P·Q·I·J·C·K multiply-adds, emitted for the shape; a copy of `x` where it is padded. Sum order is fixed.
 * @throws {BackendError} For `dataFormat: 'NCHW'`, which the convolution of this backend does not know either.
 * @see Dumoulin & Visin, arXiv:1603.07285
 */
export const conv2dBackpropFilter: TrainingKernel<
  { readonly x: TensorInfo; readonly dy: TensorInfo },
  Conv2DBackpropFilterAttrs
> = {
  kernelName: 'Conv2DBackpropFilter',
  compute: (context, { x, dy }, attrs) => {
    const { dataFormat, filterShape } = attrs;
    if (dataFormat !== 'NHWC') {
      throw new BackendError(
        `Conv2DBackpropFilter: received dataFormat "${dataFormat}"; the wasm backend computes "NHWC" only. Transpose the images to [batch, height, width, channels].`,
      );
    }
    if (dy.shape.includes(0)) return context.zeros([...filterShape]);
    const [numImages] = dy.shape;
    const geometry = convGeometry(context, x.shape, filterShape, dy.shape, attrs);
    let images = context.addressOf(x);
    if (geometry.padding !== null) {
      const { padding } = geometry;
      const padded = context.scratch(numImages * paddedImageBytes(geometry));
      const pad = context.emitted(padding, (module) => emitZeroPadding2d(module, padding));
      pad(numImages, images, padded);
      images = padded;
    }
    const dFilter = context.output([...filterShape]);
    const dBias = context.scratch(4 * geometry.numFilters);
    const run = context.emitted(geometry, (module) => emitConv2dFilterGradient(module, geometry));
    run(numImages, images, context.addressOf(dy), context.addressOf(dFilter), dBias);
    return dFilter;
  },
};
