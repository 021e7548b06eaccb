import type { AveragePool2dSpec, MaxPool2dSpec } from '@raqam/artifact';
import {
  createSlidingWindow,
  emitAveragePool2d,
  emitAveragePool2dGradient,
  emitMaxPool2d,
  emitMaxPool2dGradient,
} from '@raqam/kernels';
import { type Buffer, imageBytes, imageValues } from '../buffer.ts';
import { formatShapes, sizeOf } from '../format-shape.ts';
import type { CompiledLayer, LayerContext } from '../layer-compiler.ts';

/** Pooling that no convolution before it has taken; the position of each greatest value is kept for the gradient. */
export function compilePool2d(
  { fused, program, storesWinners }: LayerContext<MaxPool2dSpec | AveragePool2dSpec>,
  x: Buffer,
): CompiledLayer {
  const { inputShape, layer, outputShape } = fused;
  const [height, width, numChannels] = inputShape;
  const window = createSlidingWindow([height, width], layer.poolSize, layer.strides, layer.padding);
  const isMax = layer.type === 'maxPool2d';
  const y = imageValues(layer.name, sizeOf(outputShape));
  const winners = isMax && storesWinners ? [imageBytes('chunk', `${layer.name}.winners`, sizeOf(outputShape))] : [];
  program.add({
    layer: layer.name,
    name: layer.type,
    shape: formatShapes(inputShape, outputShape),
    multiplyAdds: 0,
    winners: null,
    reads: [x],
    writes: [y, ...winners],
    emit: ({ f, module, numImages, own }) => {
      const values = { numImages, x: own(x), y: own(y) };
      if (isMax) {
        const kernel = emitMaxPool2d(module, { window, numChannels, storesWinners });
        f.call(kernel, { ...values, winners: winners.length > 0 ? own(winners[0]) : 0 });
      } else f.call(emitAveragePool2d(module, { window, numChannels }), values);
    },
  });
  return {
    y,
    backward: (dy, needsInputGradient) => {
      if (!needsInputGradient) return null;
      const dx = imageValues(`${layer.name}.dx`, sizeOf(inputShape));
      program.add({
        layer: layer.name,
        name: `gradient of ${layer.type}`,
        shape: formatShapes(outputShape, inputShape),
        multiplyAdds: 0,
        winners: null,
        reads: [dy, ...winners],
        writes: [dx],
        emit: ({ f, module, numImages, own }) => {
          const gradients = { numImages, dy: own(dy), dx: own(dx) };
          if (isMax) {
            const kernel = emitMaxPool2dGradient(module, { window, numChannels });
            f.call(kernel, { ...gradients, winners: own(winners[0]) });
          } else f.call(emitAveragePool2dGradient(module, { window, numChannels }), gradients);
        },
      });
      return dx;
    },
  };
}
