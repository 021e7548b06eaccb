import {
  type FunctionBuilder,
  f32,
  f32x4,
  i32,
  i32x4,
  type Local,
  shuffleLanes,
  type Vector,
} from '../assembler/index.ts';
import { createPhilox, type PhiloxWords } from './philox.ts';

/** The stream `augmentation` of `@raqam/random`. */
const STREAM = 5;

/**
 * Where in the stream each kind of augmentation draws: kind k begins at block k · 2^24, so that none takes another's
 * numbers as long as an image needs at most 256 blocks and a batch has at most 65536 images.
 */
const KINDS = { affine: 0, elastic: 1, strokeWidth: 2, blur: 3, contrast: 4, erase: 5 } as const;
const BLOCKS_PER_KIND = 2 ** 24;

/** Prepares a function to draw four blocks at once. @param random Address of four u32: seed's halves, step, epoch. */
export function createAugmentationDraws(
  f: FunctionBuilder,
  random: Local<'i32'>,
): (first: Local<'i32'>) => PhiloxWords {
  return createPhilox(f, random, STREAM);
}

/** A new variable: the first block of what one kind draws for an image, whose place in the batch is `image`. */
export function firstAugmentationBlock(
  f: FunctionBuilder,
  kind: keyof typeof KINDS,
  image: Local<'i32'>,
  blocksPerImage: number,
): Local<'i32'> {
  return f.let('block', i32.add(i32.mul(image, blocksPerImage), KINDS[kind] * BLOCKS_PER_KIND));
}

/**
 * Prepares a loop over images in which each has a block for itself, or two. Four blocks are drawn at once, so only for
 * every fourth image, or every other one; for those between, the words move on by as many lanes.
 *
 * @param firstImage Place in the batch of the first image.
 * @returns Emits what gives the next image's words, from the first lane on; once in the loop.
 */
export function createImageDraws(
  f: FunctionBuilder,
  draw: (first: Local<'i32'>) => PhiloxWords,
  kind: keyof typeof KINDS,
  firstImage: Local<'i32'>,
  blocksPerImage: 1 | 2,
): () => PhiloxWords {
  const block = firstAugmentationBlock(f, kind, firstImage, blocksPerImage);
  const numLeft = f.let('numLeft', i32.const(0));
  const rotation = blocksPerImage === 1 ? ([1, 2, 3, 0] as const) : ([2, 3, 0, 1] as const);
  return () => {
    const words = [0, 1, 2, 3].map(() => f.local('v128', 'word'));
    f.if(
      i32.eqz(numLeft),
      () => {
        for (const [index, word] of draw(block).entries()) f.set(words[index], word);
        f.advance(block, 4);
        f.set(numLeft, i32.const(4 / blocksPerImage));
      },
      () => {
        for (const word of words) f.set(word, shuffleLanes(word, word, rotation));
      },
    );
    f.advance(numLeft, -1);
    return [words[0], words[1], words[2], words[3]];
  };
}

/** Uniform `index`, counted from the first of the blocks, in [0, 1); in all lanes. */
export function drawnFraction(words: PhiloxWords, index: number): Vector {
  return drawnMultiple(words, index, 2 ** -24);
}

/** 2u − 1 for uniform `index`, in [−1, 1), times the range; in all lanes. */
export function drawnAmount(words: PhiloxWords, index: number, range: number): Vector {
  const twice = drawnMultiple(words, index, 2 ** -23);
  return f32x4.mul(f32x4.sub(twice, f32x4.const(1)), f32x4.const(range));
}

function drawnMultiple(words: PhiloxWords, index: number, unit: number): Vector {
  const bits = i32.shrU(i32x4.extractLane(words[index % 4], Math.floor(index / 4)), 8);
  return f32x4.splat(f32.mul(f32.convertI32S(bits), f32.const(unit)));
}
