import type { Conv2DBackpropFilterAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { BackendError } from '../backend-error.ts';
import { computeConvInfo } from '../compute-conv-info.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/**
 * Gradient of a 2-D convolution with respect to its filter, which TensorFlow.js does not have on `wasm`.
 *
 *   dFilter[i,j,c,k] = Σ_{b,p,q} x[b, p·s+i−padTop, q·s+j−padLeft, c] · dy[b,p,q,k]
 *
 * That is itself a convolution: of the input, with channels and batch exchanged, by `dy` as a filter of P×Q positions
 * that lie s apart. So it runs on XNNPACK's convolution.
 *
 * - `x`   Layer input, [B, H, W, C].
 * - `dy`  Loss gradient at the output, [B, P, Q, K].
 * - Result: dFilter, [I, J, C, K].
 *
 * Cost: B·P·Q·I·J·C·K multiply-adds, and a copy of `x` and of `dy`. Sum order is fixed.
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
    // Not from the sizes that tfjs computes here: it does not tell the gradient how the forward pass rounded them.
    const [batchSize, outHeight, outWidth] = dy.shape;
    if (batchSize * outHeight * outWidth === 0) return context.zeros([...filterShape]);
    const info = computeConvInfo(context, x.shape, filterShape, attrs);
    const { inHeight, inWidth, filterHeight, filterWidth, strideHeight, strideWidth } = info;
    const { top, left } = info.padInfo;

    // Rows and columns that the last position of the filter needs behind the input.
    const bottom = Math.max(0, (outHeight - 1) * strideHeight + filterHeight - inHeight - top);
    const right = Math.max(0, (outWidth - 1) * strideWidth + filterWidth - inWidth - left);
    const byChannel = context.run(
      'Conv2D',
      {
        x: context.run('Transpose', { x }, { perm: [3, 1, 2, 0] }),
        filter: context.run('Transpose', { x: dy }, { perm: [1, 2, 0, 3] }),
      },
      {
        strides: 1,
        dilations: [strideHeight, strideWidth],
        pad: [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ],
        dataFormat: 'NHWC',
      },
    );
    // Where a stride leaves the last rows or columns of the input out, the result has some too many.
    const [inChannels, height, width, outChannels] = byChannel.shape;
    const isExact = height === filterHeight && width === filterWidth;
    const cropped = isExact
      ? byChannel
      : context.run(
          'Slice',
          { x: byChannel },
          { begin: [0, 0, 0, 0], size: [inChannels, filterHeight, filterWidth, outChannels] },
        );
    return context.run('Transpose', { x: cropped }, { perm: [1, 2, 0, 3] });
  },
};
