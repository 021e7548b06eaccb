import { emitMaxPool2d, emitMaxPool2dGradient, type SlidingWindow } from '@raqam/kernels';
import { type FunctionHandle, i32, type ModuleBuilder } from '@raqam/kernels/assembler';
import type { MaxPoolGradAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { poolWindow } from '../pool-window.ts';
import { routeToMaxima } from '../route-to-maxima.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/** The emitted kernels number the pixels of a window by a byte. */
const MAX_WINDOW_PIXELS = 256;

/**
 * Gradient of max pooling: each value of `dy` goes to the input that was its window's maximum, the first in row-major
 * order where several are equal, as on tfjs's `cpu` backend. The padding never wins.
 *
 * tfjs's own kernel looks for the maximum from the smallest positive number on: where a whole window is zero or less,
 * it finds none, and the gradient is lost.
 *
 * - `dy`      Loss gradient at the output, [B, P, Q, C].
 * - `input`   Layer input, [B, H, W, C]. It is pooled once more, image by image, for the places of the maxima.
 * - Result: dx, [B, H, W, C].
 *
 * Cost: B·P·Q·C·window comparisons and as many additions, emitted for the shape; windows of more than 256 pixels are
 * walked by plain loops. Sum order is fixed.
 */
export const maxPoolGrad: TrainingKernel<{ readonly dy: TensorInfo; readonly input: TensorInfo }, MaxPoolGradAttrs> = {
  kernelName: 'MaxPoolGrad',
  compute: (context, { dy, input }, attrs) => {
    const [numImages, , , numChannels] = input.shape;
    const window = poolWindow(context, input, dy, attrs);
    const [windowHeight, windowWidth] = window.windowSize;
    if (windowHeight * windowWidth > MAX_WINDOW_PIXELS) return routeToMaxima(context, input, dy, window);
    const run = context.emitted([window, numChannels], (module) => emitMaxPoolGrad(module, window, numChannels));
    const numOutputs = window.outputSize[0] * window.outputSize[1] * numChannels;
    const maxima = context.scratch(4 * numOutputs);
    const winners = context.scratch(numOutputs);
    const dx = context.output(input.shape);
    run(numImages, context.addressOf(input), maxima, winners, context.addressOf(dy), context.addressOf(dx));
    return dx;
  },
};

/**
 * Parameters: `numImages`; `x` [B, H, W, C]; `maxima` [P, Q, C] and `winners` u8 [P, Q, C], of one image at a time; `dy`
 * [B, P, Q, C]; `dx` [B, H, W, C], overwritten.
 */
function emitMaxPoolGrad(module: ModuleBuilder, window: SlidingWindow, numChannels: number): FunctionHandle {
  const pool = emitMaxPool2d(module, { window, numChannels, storesWinners: true });
  const gradient = emitMaxPool2dGradient(module, { window, numChannels });
  const inputBytes = 4 * window.inputSize[0] * window.inputSize[1] * numChannels;
  const outputBytes = 4 * window.outputSize[0] * window.outputSize[1] * numChannels;
  const params = { numImages: 'i32', x: 'i32', maxima: 'i32', winners: 'i32', dy: 'i32', dx: 'i32' } as const;
  return module.sharedFunction('maxPoolGrad', params, 'none', (f, { dx, dy, maxima, numImages, winners, x }) => {
    f.for('b', { to: numImages }, () => {
      f.call(pool, { numImages: i32.const(1), x, y: maxima, winners });
      f.call(gradient, { numImages: i32.const(1), dy, winners, dx });
      f.advance(x, inputBytes);
      f.advance(dy, outputBytes);
      f.advance(dx, inputBytes);
    });
  });
}
