import { emitConv2dInputGradient, emitCropping2d, emitTransposeFilter } from '@raqam/kernels';
import { type FunctionHandle, i32, type ModuleBuilder } from '@raqam/kernels/assembler';
import type { Conv2DBackpropInputAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { type ConvGeometry, convGeometry, paddedImageBytes } from '../conv-geometry.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/**
 * Gradient of a 2-D convolution with respect to its input.
 *
 *   dx[b,h,w,c] = Σ_{i,j,k} dy[b, (h+padTop−i)/s, (w+padLeft−j)/s, k] · filter[i,j,c,k]   where both divide
 *
 * Channels first are left to tfjs's own loop, which knows them.
 *
 * - `dy`      Loss gradient at the output, [B, P, Q, K].
 * - `filter`  [I, J, C, K].
 * - Result: dx, [B, H, W, C].
 *
 * Cost: B·P·Q·I·J·C·K multiply-adds, emitted for the shape, and a copy of the filter. Sum order is fixed.
 * @see Dumoulin & Visin, arXiv:1603.07285
 */
export const conv2dBackpropInput: TrainingKernel<
  { readonly dy: TensorInfo; readonly filter: TensorInfo },
  Conv2DBackpropInputAttrs
> = {
  kernelName: 'Conv2DBackpropInput',
  compute: (context, { dy, filter }, attrs) => {
    if (attrs.dataFormat !== 'NHWC') return context.run('Conv2DBackpropInput', { dy, filter }, attrs);
    if (dy.shape.includes(0)) return context.zeros([...attrs.inputShape]);
    const [numImages] = dy.shape;
    const geometry = convGeometry(context, attrs.inputShape, filter.shape, dy.shape, attrs);
    const run = context.emitted(geometry, (module) => emitConv2dBackpropInput(module, geometry));
    const transposed = context.scratch(4 * filter.shape.reduce((product, size) => product * size, 1));
    const padded = geometry.padding === null ? 0 : context.scratch(paddedImageBytes(geometry));
    const dx = context.output([...attrs.inputShape]);
    run(numImages, context.addressOf(dy), context.addressOf(filter), transposed, padded, context.addressOf(dx));
    return dx;
  },
};

/**
 * Parameters: `numImages`; `dy` [B, P, Q, K]; `filter` [I, J, C, K]; `transposed`, room for the filter as [K, I, J, C];
 * `padded`, room for the gradient at one image with its zeros, where there are any; `dx` [B, H, W, C], overwritten.
 */
function emitConv2dBackpropInput(module: ModuleBuilder, geometry: ConvGeometry): FunctionHandle {
  const { numChannels, numFilters, padding, window } = geometry;
  const transpose = emitTransposeFilter(module, { filterSize: window.windowSize, numChannels, numFilters });
  const gradient = emitConv2dInputGradient(module, geometry);
  const params = { numImages: 'i32', dy: 'i32', filter: 'i32', transposed: 'i32', padded: 'i32', dx: 'i32' } as const;
  const name = 'conv2dBackpropInput';
  return module.sharedFunction(name, params, 'none', (f, { dx, dy, filter, numImages, padded, transposed }) => {
    f.call(transpose, { filter, transposed });
    if (padding === null) {
      f.call(gradient, { numImages, dy, transposed, dx });
      return;
    }
    const crop = emitCropping2d(module, padding);
    f.for('b', { to: numImages }, () => {
      f.call(gradient, { numImages: i32.const(1), dy, transposed, dx: padded });
      f.call(crop, { numImages: i32.const(1), dy: padded, dx });
      f.advance(dy, 4 * window.outputSize[0] * window.outputSize[1] * numFilters);
      f.advance(dx, 4 * padding.inputSize[0] * padding.inputSize[1] * numChannels);
    });
  });
}
