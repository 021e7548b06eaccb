import type { DepthwiseConv2dNativeBackpropFilterAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { floatValues } from '../float-values.ts';
import type { TrainingKernel } from '../training-kernel.ts';
import { visitDepthwiseTaps } from '../visit-depthwise-taps.ts';

/**
 * Gradient of a depthwise 2-D convolution with respect to its filter, which TensorFlow.js does not have on `wasm`.
 *
 *   dFilter[i,j,c,m] = Σ_{b,p,q} x[b, p·s+i·d−padTop, q·s+j·d−padLeft, c] · dy[b,p,q,c·M+m]
 *
 * - `x`   Layer input, [B, H, W, C].
 * - `dy`  Loss gradient at the output, [B, P, Q, C·M].
 * - Result: dFilter, [I, J, C, M].
 *
 * Cost: B·P·Q·I·J·C·M multiply-adds. Sum order is fixed.
 */
export const depthwiseConv2dBackpropFilter: TrainingKernel<
  { readonly x: TensorInfo; readonly dy: TensorInfo },
  DepthwiseConv2dNativeBackpropFilterAttrs
> = {
  kernelName: 'DepthwiseConv2dNativeBackpropFilter',
  compute: (context, { x, dy }, attrs) => {
    const dFilter = context.zeros([...attrs.filterShape]);
    const [xs, dys, sums] = [x, dy, dFilter].map((tensor) => floatValues(context.backend, tensor));
    const [, , numChannels, multiplier] = attrs.filterShape;
    visitDepthwiseTaps(context, x.shape, attrs.filterShape, dy.shape, attrs, (xStart, dyStart, filterStart) => {
      let output = 0;
      for (let channel = 0; channel < numChannels; channel++) {
        for (let m = 0; m < multiplier; m++, output++) {
          sums[filterStart + output] += xs[xStart + channel] * dys[dyStart + output];
        }
      }
    });
    return dFilter;
  },
};
