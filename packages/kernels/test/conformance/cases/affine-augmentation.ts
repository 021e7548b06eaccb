import {
  type AffineAugmentationOptions,
  affineAugmentation,
  emitAffineAugmentation,
  sampledImageLength,
} from '@raqam/kernels';
import { createRandomSource } from '@raqam/random';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

const SEED = 7;
const PLACE = { step: 3, epoch: 1 };
const STILL = { rotationDegrees: 0, scale: 0, shear: 0, translatePixels: 0 };
const MOVED = { rotationDegrees: 15, scale: 0.1, shear: 0.2, translatePixels: 2 };

const OPTIONS: readonly AffineAugmentationOptions[] = [
  { height: 1, width: 1, numChannels: 1, ...MOVED },
  { height: 4, width: 3, numChannels: 1, ...MOVED },
  { height: 5, width: 7, numChannels: 3, ...MOVED },
  { height: 28, width: 28, numChannels: 1, ...STILL },
  { height: 28, width: 28, numChannels: 1, ...MOVED },
  { height: 9, width: 8, numChannels: 4, ...STILL, rotationDegrees: 90 },
  { height: 8, width: 9, numChannels: 1, ...STILL, scale: 0.9, shear: 1 },
  { height: 8, width: 8, numChannels: 1, ...STILL, translatePixels: 1024 },
];

export const cases: readonly OpCase[] = OPTIONS.flatMap((options) =>
  [0, 1, 5].map((numImages) => {
    const firstImage = 8 * numImages;
    const length = numImages * options.height * options.width * options.numChannels;
    return opCase({
      name: `affineAugmentation of ${numImages} images ${JSON.stringify(options)}`,
      emit: (module) => emitAffineAugmentation(module, options),
      args: {
        numImages,
        x: sampleValues(1, length),
        y: new Float32Array(length).fill(9),
        random: Int32Array.of(SEED, 0, PLACE.step, PLACE.epoch),
        firstImage,
        padded: new Float32Array(sampledImageLength(options)).fill(9),
      },
      scratch: ['padded'],
      reference: ({ x, y }) => {
        const source = createRandomSource(SEED, 'augmentation', PLACE);
        affineAugmentation(x, (index) => source.uniform(8 * firstImage + index), y, options);
      },
      tolerance: 0,
    });
  }),
);
