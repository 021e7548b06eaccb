import type { ModelSpec, TrainOptions } from '@raqam/artifact';
import { emitAffineAugmentation, emitDecodePixels } from '@raqam/kernels';
import { i32 } from '@raqam/kernels/assembler';
import { EngineError } from '../errors.ts';
import { type Buffer, imageValues } from './buffer.ts';
import { formatShape, sizeOf } from './format-shape.ts';
import { IMAGES_PER_TASK } from './images-per-task.ts';
import type { Program } from './program.ts';

/** Adds the way from bytes to numbers from 0 to 1. @param pixels u8, [image, ...inputShape]. @returns f32, likewise. */
export function addInput(program: Program, { inputShape }: ModelSpec, pixels: Buffer): Buffer {
  const numInputs = sizeOf(inputShape);
  const x = imageValues('input', numInputs);
  program.add({
    layer: 'input',
    name: 'pixels / 255',
    shape: formatShape(inputShape),
    multiplyAdds: 0,
    winners: null,
    reads: [pixels],
    writes: [x],
    emit: ({ f, module, numImages, own }) => {
      const numValues = i32.mul(numImages, numInputs);
      f.call(emitDecodePixels(module), { numValues, pixels: own(pixels), y: own(x) });
    },
  });
  return x;
}

/**
 * Adds random movements of the images.
 *
 * @returns The moved images; x itself where there is no augmentation.
 * @throws {EngineError} When the network does not read images.
 */
export function addAugmentation(
  program: Program,
  spec: ModelSpec,
  augmentation: TrainOptions['augmentation'],
  x: Buffer,
): Buffer {
  if (augmentation === null) return x;
  const [height, width, numChannels] = spec.inputShape;
  if (width === undefined || numChannels === undefined) {
    throw new EngineError(
      `createTraining: augmentation moves images, and ${spec.name} reads rows of ${height} values; expected an input of ` +
        '[height, width, channels]. Give the network such an input, with a flatten layer first, or do not augment.',
    );
  }
  const y = imageValues('augmented', sizeOf(spec.inputShape));
  program.add({
    layer: 'input',
    name: 'affine augmentation',
    shape: formatShape(spec.inputShape),
    multiplyAdds: 0,
    winners: null,
    reads: [x],
    writes: [y],
    emit: ({ argument, f, module, numImages, own, task }) => {
      f.call(emitAffineAugmentation(module, { height, width, numChannels, ...augmentation }), {
        numImages,
        x: own(x),
        y: own(y),
        random: argument('random'),
        firstImage: i32.mul(task, IMAGES_PER_TASK),
      });
    },
  });
  return y;
}
