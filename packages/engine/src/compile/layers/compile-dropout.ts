import { type DropoutSpec, SpecError } from '@raqam/artifact';
import { emitDropout, emitMultiply } from '@raqam/kernels';
import { i32 } from '@raqam/kernels/assembler';
import { type Buffer, imageValues } from '../buffer.ts';
import { formatShape, sizeOf } from '../format-shape.ts';
import { IMAGES_PER_TASK } from '../images-per-task.ts';
import type { CompiledLayer, LayerContext } from '../layer-compiler.ts';

/** Blocks of 4 random numbers that one dropout layer owns in a step: 1 GiB of activations in a batch. */
const BLOCKS_PER_LAYER = 2 ** 26;

/** Dropout layers whose blocks a u32 can count. */
const MAX_DROPOUT_LAYERS = 2 ** 32 / BLOCKS_PER_LAYER;

/**
 * Inverted dropout: value i of the batch is kept where the uniform number ordinal · 2^28 + i of the stream `dropout` is
 * at least the rate, ordinal the layer's place among the network's dropout layers. What it was multiplied by is kept
 * for the gradient. It does nothing but in training.
 *
 * @throws {SpecError} When it is the 65th of its network.
 */
export function compileDropout(
  { dropoutOrdinal, fused, isTraining, program }: LayerContext<DropoutSpec>,
  x: Buffer,
): CompiledLayer {
  const { name, rate } = fused.layer;
  if (dropoutOrdinal >= MAX_DROPOUT_LAYERS) {
    throw new SpecError(
      `layer ${name} is dropout layer ${dropoutOrdinal + 1} of its network; training draws masks for at most ` +
        `${MAX_DROPOUT_LAYERS}. Take some out.`,
    );
  }
  if (!isTraining || rate === 0) return { y: x, backward: (dy) => dy };
  const numValues = sizeOf(fused.outputShape);
  const y = imageValues(name, numValues);
  const mask = imageValues(`${name}.mask`, numValues);
  const shape = formatShape(fused.outputShape);
  program.add({
    layer: name,
    name: 'dropout',
    shape,
    multiplyAdds: 0,
    winners: null,
    reads: [x],
    writes: [y, mask],
    emit: ({ argument, f, module, numImages, own, task }) => {
      f.call(emitDropout(module, { rate }), {
        numValues: i32.mul(numImages, numValues),
        x: own(x),
        y: own(y),
        mask: own(mask),
        random: argument('random'),
        firstBlock: i32.add(i32.mul(task, (IMAGES_PER_TASK * numValues) / 4), dropoutOrdinal * BLOCKS_PER_LAYER),
      });
    },
  });
  return {
    y,
    backward: (dy, needsInputGradient) => {
      if (!needsInputGradient) return null;
      program.add({
        layer: name,
        name: 'gradient of dropout',
        shape,
        multiplyAdds: 0,
        winners: null,
        reads: [dy, mask],
        writes: [dy],
        emit: ({ f, module, numImages, own }) => {
          const count = i32.mul(numImages, numValues);
          f.call(emitMultiply(module), { numValues: count, x: own(dy), factors: own(mask), y: own(dy) });
        },
      });
      return dy;
    },
  };
}
