import {
  type FunctionBuilder,
  f32x4,
  type LaneGroup,
  type Local,
  loadLanes,
  type ModuleBuilder,
  v128,
} from '../assembler/index.ts';
import type { SlidingWindow } from '../sliding-window.ts';

/** What the sums of a convolution are made of. */
export interface Conv2dSumsOp {
  readonly window: SlidingWindow;
  readonly numChannels: number;
  readonly numFilters: number;
  readonly useBias: boolean;
}

/** Where the sums of a tile begin to be added up. */
export interface Conv2dSumsPlace {
  /** Address of a pixel of x. */
  readonly input: Local<'i32'>;
  /** Address of the first tap's weight of the first filter. */
  readonly filter: Local<'i32'>;
  /** Address of the first filter's bias. */
  readonly bias: Local<'i32'>;
}

/**
 * The innermost loop has at most about as many vector instructions; longer ones gain nothing. V8 in Node 22 reads a whole
 * body's values first, so that they do not stay in registers, and takes three times as long, unless Node is started with
 * `--turboshaft-wasm`; newer versions keep the order.
 */
const MOST_INSTRUCTIONS = 240;

/**
 * Emits the sums of a tile: bias, then row, column and channel of the window ascending.
 *
 * A row of the window is J·C taps that lie side by side in x and in the filter: a loop over rows, in it a loop over taps,
 * a few of them a round. All addresses of a round are constants beyond two that move.
 *
 * @param lanes   The filters of the tile, as vectors.
 * @param pixels  How many values of x the window of each pixel of the tile begins behind `place.input`.
 * @returns The sums, [pixel][vector].
 */
export function emitConv2dSums(
  module: ModuleBuilder,
  f: FunctionBuilder,
  { numChannels, numFilters, useBias, window }: Conv2dSumsOp,
  lanes: readonly LaneGroup[],
  place: Conv2dSumsPlace,
  pixels: readonly number[],
): readonly (readonly Local<'v128'>[])[] {
  const bias = lanes.map(({ numLanes, offset }) =>
    f.let('bias', useBias ? loadLanes(place.bias, numLanes, offset) : f32x4.const(0)),
  );
  const sums = pixels.map(() => bias.map((value) => f.let('sum', value)));
  const source = f.let('source', place.input);
  const weight = f.let('weight', place.filter);
  const [windowHeight, windowWidth] = window.windowSize;
  const numRowTaps = windowWidth * numChannels;
  const rowBytes = 4 * window.inputSize[1] * numChannels;
  // The next pixel's tap is this pixel's next one: what was read for one is kept for the other.
  const isReadOnce = numChannels * window.strides[1] === 1;

  /** Taps of one row; the first of them is `tapOffset` taps and `sourceOffset` bytes beyond the addresses. */
  const addTaps = (numTaps: number, tapOffset = 0, sourceOffset = 0) => {
    const values = new Map<number, Local<'v128'>>();
    for (let tap = 0; tap < numTaps; tap++) {
      const weights = lanes.map(({ numLanes, offset }) =>
        f.let('weights', loadLanes(weight, numLanes, 4 * numFilters * (tapOffset + tap) + offset)),
      );
      pixels.forEach((first, pixel) => {
        const offset = sourceOffset + 4 * (first + tap);
        const known = isReadOnce ? values.get(offset) : undefined;
        const value = known ?? f.let('value', v128.load32Splat(source, offset));
        values.set(offset, value);
        for (const [vector, sum] of sums[pixel].entries()) f.set(sum, module.multiplyAdd(value, weights[vector], sum));
      });
    }
  };
  const advance = (numTaps: number, sourceBytes: number) => {
    f.advance(source, sourceBytes);
    f.advance(weight, 4 * numFilters * numTaps);
  };

  const mostTaps = Math.floor(MOST_INSTRUCTIONS / (lanes.length + pixels.length * (1 + 2 * lanes.length)));
  if (windowHeight * numRowTaps <= mostTaps) {
    for (let i = 0; i < windowHeight; i++) addTaps(numRowTaps, i * numRowTaps, i * rowBytes);
    return sums;
  }
  const numTaps = tapsPerRound(numRowTaps, Math.max(1, mostTaps));
  const numLastTaps = numRowTaps % numTaps;
  f.for('i', { to: windowHeight }, () => {
    if (numTaps === numRowTaps) {
      addTaps(numTaps);
      advance(numTaps, rowBytes);
      return;
    }
    f.for('round', { to: Math.floor(numRowTaps / numTaps) }, () => {
      addTaps(numTaps);
      advance(numTaps, 4 * numTaps);
    });
    addTaps(numLastTaps);
    advance(numLastTaps, rowBytes - 4 * (numRowTaps - numLastTaps));
  });
  return sums;
}

/** As many taps as a round may have, or down to half as many if then none are left over. */
function tapsPerRound(numRowTaps: number, mostTaps: number): number {
  for (let numTaps = mostTaps; 2 * numTaps >= mostTaps; numTaps--) if (numRowTaps % numTaps === 0) return numTaps;
  return Math.min(numRowTaps, mostTaps);
}
