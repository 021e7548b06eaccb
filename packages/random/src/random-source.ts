import { RandomArgumentError } from './errors.ts';
import { normalQuantile } from './normal-quantile.ts';
import { philox4x32 } from './philox.ts';

/**
 * What a draw is for. Two purposes never share a stream, so that adding a draw to one leaves the other's values alone.
 * The numbers are part of every saved run: append, never renumber.
 */
export const STREAMS = {
  weights: 1,
  shuffle: 2,
  split: 3,
  dropout: 4,
  augmentation: 5,
  synthesis: 6,
  variation: 7,
  nonDigits: 8,
  mixture: 9,
} as const;

/** The name of one purpose of random numbers. */
export type StreamName = keyof typeof STREAMS;

/** Where in a run a draw happens; what is left out is 0. */
export interface RandomPlace {
  /** 0-based epoch, a u32. @default 0 */
  readonly epoch?: number;
  /** 0-based step (or layer, or image: whatever the stream counts), a u32. @default 0 */
  readonly step?: number;
}

/**
 * An endless row of random numbers, addressed by index: `values[index]` depends on
 * (seed, stream, epoch, step, index) and on nothing else, so any part may be drawn by any worker in any order.
 *
 * Word `index` is word `index mod 4` of the Philox 4x32-10 block with the counter
 * `[⌊index / 4⌋, step, epoch, stream]` and the key `[seed mod 2^32, ⌊seed / 2^32⌋]`.
 */
export interface RandomSource {
  /** A whole number in [0, 2^32), each equally likely. */
  uint32(index: number): number;
  /** A multiple of 2^-24 in [0, 1): exactly an f32. */
  uniform(index: number): number;
  /**
   * A whole number in [0, bound), from 53 random bits (the words `2 * index` and `2 * index + 1`).
   * For a bound below 2^20 no value is more than 2^-33 likelier than another.
   * @throws {RandomArgumentError} When `bound` is not a whole number from 1 to 2^32.
   */
  integer(index: number, bound: number): number;
  /** A normal deviate with mean 0 and standard deviation 1, a double; bit-equal on every machine. */
  normal(index: number): number;
  /**
   * A standard normal deviate that is known to lie within ±2, as Keras's `TruncatedNormal` draws: the uniform is mapped
   * into [Φ(−2), Φ(2)] first, so no value is ever rejected and one index stays one value. Its standard deviation is
   * 0.8796256610342398.
   */
  truncatedNormal(index: number): number;
}

/** The probability that a normal deviate lies below −2, Φ(−2). */
const BELOW_MINUS_TWO = 0.022750131948179195;

/**
 * Opens one row of random numbers.
 *
 * @param seed A whole number from 0 to 2^53 − 1.
 * @param stream What the numbers are for.
 * @param place Epoch and step.
 * @throws {RandomArgumentError} `seed is -1; expected a whole number from 0 to 9007199254740991. …`
 */
export function createRandomSource(seed: number, stream: StreamName, place: RandomPlace = {}): RandomSource {
  const { epoch = 0, step = 0 } = place;
  checkWhole('seed', seed, Number.MAX_SAFE_INTEGER);
  checkWhole('epoch', epoch, 0xffffffff);
  checkWhole('step', step, 0xffffffff);
  const key = [seed >>> 0, Math.floor(seed / 0x100000000)] as const;
  const streamNumber = STREAMS[stream];

  // Neighbouring indices share a block, and nearly every caller walks through them: keep the last one.
  let blockIndex = Number.NaN;
  let block: readonly number[] = [];

  const uint32 = (index: number): number => {
    checkWhole('index', index, 4 * 0xffffffff + 3);
    const wanted = Math.floor(index / 4);
    if (wanted !== blockIndex) {
      block = philox4x32([wanted, step, epoch, streamNumber], key);
      blockIndex = wanted;
    }
    return block[index - 4 * wanted] as number;
  };

  // The middle of each of 2^32 equal steps: never 0 or 1, where the quantile is infinite.
  const openUniform = (index: number): number => (uint32(index) + 0.5) / 0x100000000;

  return {
    uint32,
    uniform: (index) => (uint32(index) >>> 8) / 0x1000000,
    integer: (index, bound) => {
      if (!Number.isInteger(bound) || bound < 1 || bound > 0x100000000) {
        throw new RandomArgumentError(
          `integer: bound is ${bound}; expected a whole number from 1 to 4294967296. Pass how many values there are.`,
        );
      }
      const high = uint32(2 * index) >>> 6;
      const low = uint32(2 * index + 1) >>> 5;
      return Math.floor(((high * 0x8000000 + low) / 0x20000000000000) * bound);
    },
    normal: (index) => normalQuantile(openUniform(index)),
    truncatedNormal: (index) => normalQuantile(BELOW_MINUS_TWO + openUniform(index) * (1 - 2 * BELOW_MINUS_TWO)),
  };
}

function checkWhole(name: string, value: number, maximum: number): void {
  if (!Number.isInteger(value) || value < 0 || value > maximum) {
    throw new RandomArgumentError(
      `${name} is ${value}; expected a whole number from 0 to ${maximum}. Pass a number in that range.`,
    );
  }
}
