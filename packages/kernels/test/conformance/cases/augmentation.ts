import {
  blurAugmentation,
  contrastAugmentation,
  elasticAugmentation,
  emitBlurAugmentation,
  emitContrastAugmentation,
  emitElasticAugmentation,
  emitEraseAugmentation,
  emitStrokeWidthAugmentation,
  eraseAugmentation,
  type ImageShape,
  sampledImageLength,
  strokeWidthAugmentation,
} from '@raqam/kernels';
import { createRandomSource } from '@raqam/random';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

const SEED = 2 ** 40 + 7;
const PLACE = { step: 3, epoch: 1 };
const RANDOM = Int32Array.of(7, 2 ** 8, PLACE.step, PLACE.epoch);

const SHAPES: readonly ImageShape[] = [
  { height: 1, width: 1, numChannels: 1 },
  { height: 1, width: 9, numChannels: 1 },
  { height: 9, width: 1, numChannels: 2 },
  { height: 4, width: 3, numChannels: 1 },
  { height: 5, width: 8, numChannels: 1 },
  { height: 28, width: 28, numChannels: 1 },
  { height: 5, width: 7, numChannels: 3 },
  { height: 6, width: 5, numChannels: 4 },
  { height: 3, width: 4, numChannels: 6 },
];

/** The stream's uniforms from a block on. */
function uniformsFrom(block: number): (index: number) => number {
  const source = createRandomSource(SEED, 'augmentation', PLACE);
  return (index) => source.uniform(4 * block + index);
}

/** Images of numbers from 0 to 1, much of them 0, as greys are. */
function greys(length: number): Float32Array {
  return sampleValues(1, length).map((value) => Math.min(Math.max(value, 0), 1));
}

/** Cases for no image, one and a few, in other places of the batch. */
function casesOf(
  name: string,
  shape: ImageShape,
  create: (images: { readonly numImages: number; readonly firstImage: number; readonly length: number }) => OpCase,
): readonly OpCase[] {
  const { height, numChannels, width } = shape;
  return [0, 1, 5].map((numImages) => ({
    ...create({ numImages, firstImage: 8 * numImages, length: numImages * height * width * numChannels }),
    name: `${name} of ${numImages} images ${JSON.stringify(shape)}`,
  }));
}

const MOVED = { rotationDegrees: 15, scale: 0.1, shear: 0.2, translatePixels: 2 };

const elastic = [
  ...SHAPES.map((shape) => ({ ...shape, ...MOVED, elasticPixels: 3, elasticGrid: 5 })),
  ...[3, 4, 6, 8].map((elasticGrid) => {
    return { height: 28, width: 28, numChannels: 1, ...MOVED, elasticPixels: 4, elasticGrid };
  }),
  // The middle of row 4 lies where one span of the spline ends and the next one begins.
  { height: 9, width: 6, numChannels: 1, ...MOVED, elasticPixels: 4, elasticGrid: 4 },
  { height: 5, width: 6, numChannels: 1, ...MOVED, elasticPixels: 1024, elasticGrid: 8 },
].flatMap((options) =>
  casesOf('elasticAugmentation', options, ({ firstImage, length, numImages }) =>
    opCase({
      name: '',
      emit: (module) => emitElasticAugmentation(module, options),
      args: {
        numImages,
        x: sampleValues(1, length),
        y: new Float32Array(length).fill(9),
        random: RANDOM,
        firstImage,
        padded: new Float32Array(sampledImageLength(options)).fill(9),
        grid: new Float32Array(16 * options.elasticGrid),
      },
      scratch: ['grid', 'padded'],
      reference: ({ x, y }) => {
        const elasticBlock = 2 ** 24 + 4 * options.elasticGrid * firstImage;
        const uniforms = { affine: uniformsFrom(2 * firstImage), elastic: uniformsFrom(elasticBlock) };
        elasticAugmentation(x, uniforms, y, options);
      },
      tolerance: 0,
    }),
  ),
);

const strokeWidth = SHAPES.flatMap((shape) =>
  [0.6, 1].flatMap((amount) => {
    const options = { ...shape, strokeWidth: amount };
    return casesOf('strokeWidthAugmentation', options, ({ firstImage, length, numImages }) =>
      opCase({
        name: '',
        emit: (module) => emitStrokeWidthAugmentation(module, options),
        args: {
          numImages,
          x: sampleValues(1, length),
          y: new Float32Array(length).fill(9),
          random: RANDOM,
          firstImage,
        },
        reference: ({ x, y }) => strokeWidthAugmentation(x, uniformsFrom(2 * 2 ** 24 + firstImage), y, options),
        tolerance: 0,
      }),
    );
  }),
);

const blur = SHAPES.flatMap((shape) => {
  const options = { ...shape, blur: 0.9 };
  return casesOf('blurAugmentation', options, ({ firstImage, length, numImages }) =>
    opCase({
      name: '',
      emit: (module) => emitBlurAugmentation(module, options),
      args: { numImages, x: sampleValues(1, length), y: new Float32Array(length).fill(9), random: RANDOM, firstImage },
      reference: ({ x, y }) => blurAugmentation(x, uniformsFrom(3 * 2 ** 24 + firstImage), y, options),
      tolerance: 0,
    }),
  );
});

const contrast = SHAPES.flatMap((shape) =>
  [0.5, 1].flatMap((amount) => {
    const options = { ...shape, contrast: amount };
    return casesOf('contrastAugmentation', options, ({ firstImage, length, numImages }) =>
      opCase({
        name: '',
        emit: (module) => emitContrastAugmentation(module, options),
        args: { numImages, x: greys(length), random: RANDOM, firstImage },
        reference: ({ x }) => contrastAugmentation(x, uniformsFrom(4 * 2 ** 24 + firstImage), options),
        tolerance: 0,
      }),
    );
  }),
);

const erase = SHAPES.flatMap((shape) =>
  [3, 14, 1024].flatMap((erasePixels) => {
    const options = { ...shape, erasePixels };
    return casesOf('eraseAugmentation', options, ({ firstImage, length, numImages }) =>
      opCase({
        name: '',
        emit: (module) => emitEraseAugmentation(module, options),
        args: { numImages, x: sampleValues(1, length), random: RANDOM, firstImage },
        reference: ({ x }) => eraseAugmentation(x, uniformsFrom(5 * 2 ** 24 + firstImage), options),
        tolerance: 0,
      }),
    );
  }),
);

export const cases: readonly OpCase[] = [...elastic, ...strokeWidth, ...blur, ...contrast, ...erase];
