import type { Subsample2dSpec } from '@raqam/artifact';
import { emitSubsample2d, emitSubsample2dGradient } from '@raqam/kernels';
import { addActivation, addActivationGradient } from '../add-activation.ts';
import { type Buffer, imageValues, taskValues } from '../buffer.ts';
import { formatShapes, sizeOf } from '../format-shape.ts';
import type { CompiledLayer, LayerContext } from '../layer-compiler.ts';
import { sumShards } from '../sum-shards.ts';
import type { WeightBuffer } from '../weight-buffers.ts';

/** The S layers of LeNet-5: the sums of windows are kept for the gradient of the coefficients. */
export function compileSubsample2d(
  { fused, learn, program, weights }: LayerContext<Subsample2dSpec>,
  x: Buffer,
): CompiledLayer {
  const { activation, inputShape, layer, outputShape } = fused;
  const [height, width, numChannels] = inputShape;
  const shape = { inputSize: [height, width], poolSize: layer.poolSize, numChannels } as const;
  const { coefficient, bias } = weights as { readonly coefficient: WeightBuffer; readonly bias: WeightBuffer };
  const sums = imageValues(`${layer.name}.sums`, sizeOf(outputShape));
  const scaled = imageValues(layer.name, sizeOf(outputShape));
  program.add({
    layer: layer.name,
    name: 'subsample2d',
    shape: formatShapes(inputShape, outputShape),
    multiplyAdds: sizeOf(outputShape),
    winners: null,
    reads: [x, coefficient.buffer, bias.buffer],
    writes: [sums, scaled],
    emit: ({ f, module, numImages, own }) => {
      f.call(emitSubsample2d(module, shape), {
        numImages,
        x: own(x),
        coefficient: own(coefficient.buffer),
        bias: own(bias.buffer),
        sums: own(sums),
        y: own(scaled),
      });
    },
  });
  const later = { program, layer: layer.name, activation, shape: outputShape };
  const y = addActivation(later, scaled);
  return {
    y,
    backward: (dy) => {
      addActivationGradient(later, y, dy);
      const dx = imageValues(`${layer.name}.dx`, sizeOf(inputShape));
      const dCoefficient = taskValues(`${coefficient.name}.gradient`, numChannels);
      const dBias = taskValues(`${bias.name}.gradient`, numChannels);
      program.add({
        layer: layer.name,
        name: 'gradient of subsample2d',
        shape: formatShapes(outputShape, inputShape),
        multiplyAdds: sizeOf(inputShape) + sizeOf(outputShape),
        winners: null,
        reads: [dy, sums, coefficient.buffer],
        writes: [dx, dCoefficient, dBias],
        emit: ({ f, module, numImages, own }) => {
          f.call(emitSubsample2dGradient(module, shape), {
            numImages,
            dy: own(dy),
            sums: own(sums),
            coefficient: own(coefficient.buffer),
            dx: own(dx),
            dCoefficient: own(dCoefficient),
            dBias: own(dBias),
          });
        },
      });
      learn({
        layer: layer.name,
        numTasks: 1,
        pieces: [coefficient, bias].map((weight) => ({ weight, first: 0, numValues: numChannels })),
        gradient: {
          name: 'sum of gradients',
          shape: `2×${numChannels}`,
          multiplyAdds: 0,
          reads: [dCoefficient, dBias],
          emit: (context, [coefficientGradient, biasGradient]) => {
            sumShards(context, dCoefficient, coefficientGradient);
            sumShards(context, dBias, biasGradient);
          },
        },
        derived: [],
      });
      return dx;
    },
  };
}
