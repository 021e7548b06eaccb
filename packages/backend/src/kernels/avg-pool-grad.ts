import { emitAveragePool2dGradient } from '@raqam/kernels';
import type { AvgPoolGradAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { poolWindow } from '../pool-window.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/**
 * Gradient of average pooling: each value of `dy` is divided among the inputs of its window, in equal parts.
 *
 * The padding has no part, as it has none in the average. tfjs's kernels, this backend's and the others', divide by the
 * window's full size all the same: with padding, the inputs at the edge get too little.
 *
 * - `dy`     Loss gradient at the output, [B, P, Q, C].
 * - `input`  Layer input, [B, H, W, C]; only its shape counts.
 * - Result: dx, [B, H, W, C].
 *
 * Cost: B·P·Q·C·window additions, emitted for the shape. Sum order is fixed.
 */
export const avgPoolGrad: TrainingKernel<{ readonly dy: TensorInfo; readonly input: TensorInfo }, AvgPoolGradAttrs> = {
  kernelName: 'AvgPoolGrad',
  compute: (context, { dy, input }, attrs) => {
    const [numImages, , , numChannels] = input.shape;
    const window = poolWindow(context, input, dy, attrs);
    const dx = context.output(input.shape);
    const run = context.emitted([window, numChannels], (module) =>
      emitAveragePool2dGradient(module, { window, numChannels }),
    );
    run(numImages, context.addressOf(dy), context.addressOf(dx));
    return dx;
  },
};
