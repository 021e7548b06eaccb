import type { ModelSpec, TrainOptions } from '@raqam/artifact';
import {
  emitAffineAugmentation,
  emitBlurAugmentation,
  emitContrastAugmentation,
  emitElasticAugmentation,
  emitEraseAugmentation,
  emitStrokeWidthAugmentation,
  sampledImageLength,
} from '@raqam/kernels';
import { type FunctionHandle, i32, type ModuleBuilder } from '@raqam/kernels/assembler';
import { EngineError } from '../errors.ts';
import { type Buffer, imageValues, taskValues } from './buffer.ts';
import { formatShape, sizeOf } from './format-shape.ts';
import { IMAGES_PER_TASK } from './images-per-task.ts';
import type { OpContext } from './op.ts';
import type { Program } from './program.ts';

/**
 * Adds random changes of the images, those whose range is not 0.
 *
 * @returns The changed images; x itself where there is no augmentation.
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
      `createTraining: augmentation changes images, and ${spec.name} reads rows of ${height} values; expected an input ` +
        'of [height, width, channels]. Give the network such an input, with a flatten layer first, or do not augment.',
    );
  }
  const options = { height, width, numChannels, ...augmentation };
  const { blur, contrast, elasticGrid, elasticPixels, erasePixels, strokeWidth } = augmentation;
  const { rotationDegrees, scale, shear, translatePixels } = augmentation;
  const op = { layer: 'input', shape: formatShape(spec.inputShape), multiplyAdds: 0, winners: null };
  let images = x;
  const place = (name: string) => imageValues(name, sizeOf(spec.inputShape));
  /** Adds a kernel that leaves the changed images in another place. */
  const addMapping = (name: string, emitKernel: (module: ModuleBuilder) => Kernel<'x' | 'y'>) => {
    const [from, to] = [images, place(name)];
    const emit = (context: OpContext) => {
      const { f, module, own } = context;
      f.call(emitKernel(module), { ...drawingArguments(context), x: own(from), y: own(to) });
    };
    program.add({ ...op, name, reads: [from], writes: [to], emit });
    images = to;
  };
  /** Adds a kernel that changes the images where they are. */
  const addInPlace = (name: string, emitKernel: (module: ModuleBuilder) => Kernel<'x'>) => {
    const changed = images;
    const emit = (context: OpContext) => {
      const { f, module, own } = context;
      f.call(emitKernel(module), { ...drawingArguments(context), x: own(changed) });
    };
    program.add({ ...op, name, reads: [changed], writes: [changed], emit });
  };

  const isBent = elasticPixels > 0;
  if (isBent || Math.max(rotationDegrees, scale, shear, translatePixels) > 0) {
    const to = place('resampled');
    const padded = taskValues('image with a border', sampledImageLength(options));
    const grid = taskValues('control points', 16 * elasticGrid);
    const emit = (context: OpContext) => {
      const { f, module, own } = context;
      const args = { ...drawingArguments(context), x: own(x), y: own(to), padded: own(padded) };
      if (isBent) f.call(emitElasticAugmentation(module, options), { ...args, grid: own(grid) });
      else f.call(emitAffineAugmentation(module, options), args);
    };
    const name = isBent ? 'affine and elastic augmentation' : 'affine augmentation';
    program.add({ ...op, name, reads: [x], writes: isBent ? [to, padded, grid] : [to, padded], emit });
    images = to;
  }
  if (strokeWidth > 0) {
    addMapping('stroke width augmentation', (module) => emitStrokeWidthAugmentation(module, options));
  }
  if (blur > 0) addMapping('blur augmentation', (module) => emitBlurAugmentation(module, options));
  if (contrast > 0) addInPlace('contrast augmentation', (module) => emitContrastAugmentation(module, options));
  if (erasePixels > 0) addInPlace('erase augmentation', (module) => emitEraseAugmentation(module, options));
  return images;
}

/** A kernel of augmentation, its arguments and those that say where images are. */
type Kernel<Images extends string> = FunctionHandle<
  { readonly [Name in 'numImages' | 'random' | 'firstImage' | Images]: 'i32' },
  'none'
>;

/** What each kernel needs to draw random numbers by an image's place in the batch. */
function drawingArguments({ argument, numImages, task }: OpContext) {
  return { numImages, random: argument('random'), firstImage: i32.mul(task, IMAGES_PER_TASK) };
}
