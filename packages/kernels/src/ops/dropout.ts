import {
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  i32,
  i32x4,
  type Local,
  type ModuleBuilder,
  shuffleLanes,
  v128,
} from '../assembler/index.ts';
import { mapValues } from './map-values.ts';
import { createPhilox } from './philox.ts';

/** The stream `dropout` of `@raqam/random`. */
const STREAM = 4;

/** The values that one drawing of four Philox blocks decides on. */
const VALUES_PER_DRAWING = 16;

/**
 * Inverted dropout, equal to the reference `dropout` to the bit.
 *
 *   mask[i] = u[i] ≥ rate ? 1 / (1 − rate) : 0,   y[i] = x[i] · mask[i]
 *
 * u[i] is the uniform of index 4·firstBlock + i in the stream `dropout` of `@raqam/random`: a multiple of 2^−24, so the
 * comparison is one of whole numbers and exact.
 *
 * Parameters: `numValues`; `x`; `y` and `mask`, overwritten, all [numValues]; `y` may be `x`, not so `mask`. `random`:
 * address of four u32, the seed's lower and upper half, step, epoch. `firstBlock`: a u32.
 *
 * @param rate In [0, 1).
 * @see Srivastava et al., "Dropout", JMLR 15 (2014)
 */
export function emitDropout(
  module: ModuleBuilder,
  { rate }: { readonly rate: number },
): FunctionHandle<{ numValues: 'i32'; x: 'i32'; y: 'i32'; mask: 'i32'; random: 'i32'; firstBlock: 'i32' }, 'none'> {
  return module.sharedFunction(
    `dropout_${rate}`,
    { numValues: 'i32', x: 'i32', y: 'i32', mask: 'i32', random: 'i32', firstBlock: 'i32' },
    'none',
    (f, { numValues, x, y, mask, random, firstBlock }) => {
      const draw = createPhilox(f, random, STREAM);
      const lastDropped = Math.ceil(rate * 2 ** 24) - 1;
      const threshold = f.let('threshold', i32x4.const(lastDropped, lastDropped, lastDropped, lastDropped));
      const multiplier = f.let('multiplier', f32x4.const(1 / (1 - rate)));
      const factors = f.let('factors', mask);
      f.for('first', { to: numValues, step: VALUES_PER_DRAWING }, (first) => {
        const words = draw(firstBlock).map((word) =>
          f.let('kept', v128.and(i32x4.gtS(i32x4.shrU(word, 8), threshold), multiplier)),
        );
        const rows = transpose(f, words);
        const remaining = f.let('remaining', i32.sub(numValues, first));
        f.if(
          i32.geS(remaining, VALUES_PER_DRAWING),
          () => {
            rows.forEach((row, index) => {
              f.do(v128.store(factors, row, 16 * index));
            });
          },
          () => storeFirst(f, factors, rows, remaining),
        );
        f.advance(factors, 4 * VALUES_PER_DRAWING);
        f.advance(firstBlock, 4);
      });
      mapValues(f, numValues, [x, mask], y, ([value, factor]) => f32x4.mul(value, factor));
    },
  );
}

/** Words of four blocks, a block in each lane, to one vector for each block: the order in which they are counted. */
function transpose(f: FunctionBuilder, [a, b, c, d]: readonly Local<'v128'>[]): readonly Local<'v128'>[] {
  return [0, 2].flatMap((block) => {
    const pair = [block, 4 + block, block + 1, 5 + block] as const;
    const front = f.let('front', shuffleLanes(a, b, pair));
    const back = f.let('back', shuffleLanes(c, d, pair));
    return [
      f.let('row', shuffleLanes(front, back, [0, 1, 4, 5])),
      f.let('row', shuffleLanes(front, back, [2, 3, 6, 7])),
    ];
  });
}

/** Stores the first `count` of 16 values, 1 to 15, and nothing beyond them. */
function storeFirst(
  f: FunctionBuilder,
  address: Local<'i32'>,
  rows: readonly Local<'v128'>[],
  count: Local<'i32'>,
): void {
  rows.forEach((row, index) => {
    const numBefore = 4 * index;
    f.if(
      i32.geS(count, numBefore + 4),
      () => f.do(v128.store(address, row, 4 * numBefore)),
      () => {
        for (let lane = 0; lane < 3; lane++) {
          const position = numBefore + lane;
          f.if(i32.gtS(count, position), () => f.do(v128.store32Lane(address, row, lane, 4 * position)));
        }
      },
    );
  });
}
