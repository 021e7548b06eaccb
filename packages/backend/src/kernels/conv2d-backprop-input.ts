import type { Conv2DBackpropInputAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { computeConvInfo } from '../compute-conv-info.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/**
 * Gradient of a 2-D convolution with respect to its input.
 *
 *   dx[b,h,w,c] = Σ_{i,j,k} dy[b, (h+padTop−i)/s, (w+padLeft−j)/s, k] · filter[i,j,c,k]   where both divide
 *
 * With a stride of one that is a convolution of `dy` by the filter turned by half a turn, with its channels exchanged,
 * and runs on XNNPACK's. With other strides, or channels first, tfjs's own loop is run: it is right, and does not visit
 * the zeros that XNNPACK would have to multiply.
 *
 * - `dy`      Loss gradient at the output, [B, P, Q, K].
 * - `filter`  [I, J, C, K].
 * - Result: dx, [B, H, W, C].
 *
 * Cost: B·H·W·I·J·C·K multiply-adds, and a copy of the filter. Sum order is fixed.
 * @see Dumoulin & Visin, arXiv:1603.07285
 */
export const conv2dBackpropInput: TrainingKernel<
  { readonly dy: TensorInfo; readonly filter: TensorInfo },
  Conv2DBackpropInputAttrs
> = {
  kernelName: 'Conv2DBackpropInput',
  compute: (context, { dy, filter }, attrs) => {
    const runStock = () => context.run('Conv2DBackpropInput', { dy, filter }, attrs);
    if (attrs.dataFormat !== 'NHWC') return runStock();
    const [batchSize, outHeight, outWidth] = dy.shape;
    if (batchSize * outHeight * outWidth === 0) return context.zeros([...attrs.inputShape]);
    const info = computeConvInfo(context, attrs.inputShape, filter.shape, attrs);
    const { inHeight, inWidth, filterHeight, filterWidth, padInfo } = info;
    // How far `dy` has to be padded so that the result has the input's size, and begins at its first row and column.
    const top = filterHeight - 1 - padInfo.top;
    const left = filterWidth - 1 - padInfo.left;
    const bottom = inHeight - outHeight + padInfo.top;
    const right = inWidth - outWidth + padInfo.left;
    // Negative where the forward pass padded by more than the filter's size: then rows of `dy` would have to go.
    const canPad = Math.min(top, left, bottom, right) >= 0;
    if (info.strideHeight !== 1 || info.strideWidth !== 1 || !canPad) return runStock();
    const turned = context.run(
      'Transpose',
      { x: context.run('Reverse', { x: filter }, { dims: [0, 1] }) },
      { perm: [0, 1, 3, 2] },
    );
    return context.run(
      'Conv2D',
      { x: dy, filter: turned },
      {
        strides: 1,
        dilations: 1,
        pad: [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ],
        dataFormat: 'NHWC',
      },
    );
  },
};
