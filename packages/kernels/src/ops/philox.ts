import { type FunctionBuilder, i32x4, i64x2, type Local, shuffleLanes, type Vector, v128 } from '../assembler/index.ts';

const NUM_ROUNDS = 10;
const MULTIPLIERS = [0xd2511f53, 0xcd9e8d57] as const;
const WEYL = [0x9e3779b9, 0xbb67ae85] as const;

/** One word of each of four blocks, a u32 in each lane; the words of lane b are block `first + b`. */
export type PhiloxWords = readonly [Local<'v128'>, Local<'v128'>, Local<'v128'>, Local<'v128'>];

/**
 * Prepares a function to draw from one stream of the counter-based generator Philox 4x32-10, four blocks at a time: word
 * w of block b is `uint32(4·b + w)` of `createRandomSource` in `@raqam/random`, to the bit.
 *
 * Each round multiplies two words of the counter, [block, step, epoch, stream], by constants, keeps both halves of the
 * 64-bit products and exchanges them with the other two words and the key, which advances between the rounds.
 *
 * @param random Address of four u32: the seed's lower and upper half, step, epoch.
 * @param stream Number of the stream, one of `STREAMS` in `@raqam/random`.
 * @returns Emits the drawing of four blocks, `first` to `first + 3`.
 * @see Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 3.3
 */
export function createPhilox(
  f: FunctionBuilder,
  random: Local<'i32'>,
  stream: number,
): (first: Local<'i32'>) => PhiloxWords {
  const constant = (name: string, value: number) => f.let(name, i32x4.const(value, value, value, value));
  const multipliers = MULTIPLIERS.map((value) => constant('multiplier', value));
  const steps = WEYL.map((value) => constant('weyl', value));
  const firstKeys = [0, 4].map((offset) => f.let('firstKey', v128.load32Splat(random, offset)));
  const step = f.let('step', v128.load32Splat(random, 8));
  const epoch = f.let('epoch', v128.load32Splat(random, 12));

  return (first) => {
    const words = [
      f.let('word', i32x4.add(i32x4.splat(first), i32x4.const(0, 1, 2, 3))),
      f.let('word', step),
      f.let('word', epoch),
      f.let('word', i32x4.const(stream, stream, stream, stream)),
    ] as const;
    const keys = firstKeys.map((key) => f.let('key', key));
    f.for('round', { to: NUM_ROUNDS }, () => {
      const products = [words[0], words[2]].map((word, index) => ({
        left: f.let('left', i64x2.extmulLowI32x4U(word, multipliers[index])),
        right: f.let('right', i64x2.extmulHighI32x4U(word, multipliers[index])),
      }));
      const exchange = (index: 0 | 1, other: Vector, key: Vector) => {
        const { left, right } = products[1 - index];
        f.set(words[2 * index], v128.xor(v128.xor(shuffleLanes(left, right, [1, 3, 5, 7]), other), key));
      };
      exchange(0, words[1], keys[0]);
      exchange(1, words[3], keys[1]);
      f.set(words[1], shuffleLanes(products[1].left, products[1].right, [0, 2, 4, 6]));
      f.set(words[3], shuffleLanes(products[0].left, products[0].right, [0, 2, 4, 6]));
      keys.forEach((key, index) => {
        f.set(key, i32x4.add(key, steps[index]));
      });
    });
    return words;
  };
}
