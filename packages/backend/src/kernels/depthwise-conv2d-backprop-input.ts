import type { DepthwiseConv2dNativeBackpropInputAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { floatValues } from '../float-values.ts';
import type { TrainingKernel } from '../training-kernel.ts';
import { visitDepthwiseTaps } from '../visit-depthwise-taps.ts';

/**
 * Gradient of a depthwise 2-D convolution with respect to its input, which TensorFlow.js does not have on `wasm`.
 *
 *   dx[b,h,w,c] = Σ_{i,j,m} dy[b, (h+padTop−i·d)/s, (w+padLeft−j·d)/s, c·M+m] · filter[i,j,c,m]   where both divide
 *
 * - `dy`      Loss gradient at the output, [B, P, Q, C·M].
 * - `filter`  [I, J, C, M].
 * - Result: dx, [B, H, W, C].
 *
 * Cost: B·P·Q·I·J·C·M multiply-adds. Sum order is fixed.
 */
export const depthwiseConv2dBackpropInput: TrainingKernel<
  { readonly dy: TensorInfo; readonly filter: TensorInfo },
  DepthwiseConv2dNativeBackpropInputAttrs
> = {
  kernelName: 'DepthwiseConv2dNativeBackpropInput',
  compute: (context, { dy, filter }, attrs) => {
    const dx = context.zeros([...attrs.inputShape]);
    const [dys, filters, sums] = [dy, filter, dx].map((tensor) => floatValues(context.backend, tensor));
    const [, , numChannels, multiplier] = filter.shape;
    visitDepthwiseTaps(context, attrs.inputShape, filter.shape, dy.shape, attrs, (xStart, dyStart, filterStart) => {
      let output = 0;
      for (let channel = 0; channel < numChannels; channel++) {
        for (let m = 0; m < multiplier; m++, output++) {
          sums[xStart + channel] += dys[dyStart + output] * filters[filterStart + output];
        }
      }
    });
    return dx;
  },
};
