import { type ActivationFunction, activationName } from '../activation-function.ts';
import {
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  i32,
  i32x4,
  type Local,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { ShapeError } from '../errors.ts';
import { packedPairBytes } from '../pack-quantized-filter.ts';
import { GREATEST_QUANTIZED } from '../reference/quantize-rows.ts';
import type { Size2d, SlidingWindow } from '../sliding-window.ts';
import { emitActivation } from './activation.ts';
import { checkValidWindow } from './check-valid-window.ts';
import { chooseConv2dTile } from './conv2d-tile.ts';
import { forEachBlock } from './for-each-block.ts';
import {
  type Conv2dTileOutput,
  conv2dOutputSize,
  conv2dTileOutputs,
  conv2dTileParts,
  forEachConv2dTile,
} from './for-each-conv2d-tile.ts';
import { isRectifier, rectify } from './rectifier.ts';
import { windowName } from './window-name.ts';

/** What a convolution of whole numbers does, apart from the number of images. */
export interface QuantizedConv2dOp {
  /** Without padding. */
  readonly window: SlidingWindow;
  readonly numChannels: number;
  readonly numFilters: number;
  readonly useBias: boolean;
  /** Where it is pooled: with constants that are not negative. */
  readonly activation: ActivationFunction;
  /** Height and width of the max pool behind it, whose windows lie side by side; null: none. */
  readonly poolSize: Size2d | null;
}

/** Of the weights. */
const GREATEST_WEIGHT = 127;

/** Pairs of taps that a round of the innermost loop takes. */
const MOST_PAIRS = 10;

/**
 * Convolution of whole numbers, scale, bias, max pool and activation in one pass: the references `quantizedConv2d`,
 * `maxPool2d`, `activate`, equal to the bit.
 *
 * It is put together as `emitConv2d` is, but an instruction multiplies two taps for four filters and adds each pair, so
 * that there are half as many. The pool takes the greatest sums, which are the greatest outputs since no scale is
 * negative.
 *
 * Parameters: `numImages`; `x` i16 [B, H, W, C] from −255 to 255 and `scales` f32 [B], as `emitQuantizeRows` makes them;
 * `filter` i8, as `packQuantizedFilter` orders it; `filterScales` f32 [K]; `bias` f32 [K], not read without `useBias`;
 * `y` f32 [B, P, Q, K], overwritten.
 *
 * @throws {ShapeError} When the window reaches over the edges of the image, or has so many taps that a sum may not fit in
 *   32 bits.
 * Cost: B·P·Q·M·N·I·J·C·K multiply-adds, no allocation.
 */
export function emitQuantizedConv2d(
  module: ModuleBuilder,
  op: QuantizedConv2dOp,
): FunctionHandle<
  { numImages: 'i32'; x: 'i32'; scales: 'i32'; filter: 'i32'; filterScales: 'i32'; bias: 'i32'; y: 'i32' },
  'none'
> {
  const { activation, numChannels, numFilters, useBias, window } = op;
  const { inputSize, windowSize } = window;
  const poolSize = op.poolSize ?? [1, 1];
  const numTaps = windowSize[0] * windowSize[1] * numChannels;
  const mostTaps = Math.floor((2 ** 31 - 1) / (GREATEST_QUANTIZED * GREATEST_WEIGHT));
  checkValidWindow('emitQuantizedConv2d', window);
  if (numTaps > mostTaps) {
    throw new ShapeError(
      `emitQuantizedConv2d: ${windowSize.join('×')}×${numChannels} = ${numTaps} products are added up in 32 bits; ` +
        `expected at most ${mostTaps}. Compute this layer in f32.`,
    );
  }
  const options = [
    ...(useBias ? ['bias'] : []),
    ...(op.poolSize ? [`pool${poolSize.join('x')}`] : []),
    activationName(activation),
  ];
  const name = `quantizedConv2d_${windowName(window)}_${numChannels}_${numFilters}_${options.join('_')}`;
  const outputs = { ...op, poolSize };
  const [height, width] = conv2dOutputSize(outputs);
  const numOutputs = height * width * numFilters;
  const tile = chooseConv2dTile([height, width], poolSize, numFilters);
  const rectifier = isRectifier(activation) ? activation : 'linear';
  const params = {
    numImages: 'i32',
    x: 'i32',
    scales: 'i32',
    filter: 'i32',
    filterScales: 'i32',
    bias: 'i32',
    y: 'i32',
  } as const;
  return module.sharedFunction(name, params, 'none', (f, { numImages, x, scales, filter, filterScales, bias, y }) => {
    f.for('image', { to: numImages }, () => {
      const scale = f.let('scale', v128.load32Splat(scales));
      forEachConv2dTile(f, outputs, tile, (source, target) => {
        const input = f.let('input', i32.add(x, i32.shl(source, 1)));
        forEachBlock(f, numFilters, 4 * tile.numVectors, (offset, numTileFilters) => {
          // Four filters are 16 bytes in y and, as pairs of eight bits, 8 in the filter.
          const tileFilter = f.let('tileFilter', i32.add(filter, i32.shrU(offset, 1)));
          const tileScales = f.let('tileScales', i32.add(filterScales, offset));
          const tileBias = f.let('tileBias', i32.add(bias, offset));
          const tileY = f.let('tileY', i32.add(y, i32.add(i32.shl(target, 2), offset)));
          const lanes = laneGroups(numTileFilters);
          const tileOutputs = conv2dTileOutputs(outputs, tile);
          const greatest = emitGreatestSums(f, op, lanes.length, { input, filter: tileFilter }, tileOutputs);
          greatest.forEach((sums, output) => {
            lanes.forEach((group, vector) => {
              const factor = f32x4.mul(scale, loadLanes(tileScales, group.numLanes, group.offset));
              const scaled = f32x4.mul(f32x4.convertI32x4S(sums[vector]), factor);
              const biased = useBias ? f32x4.add(scaled, loadLanes(tileBias, group.numLanes, group.offset)) : scaled;
              const value = f.let('value', rectify(f, rectifier, biased));
              const place = 4 * tileOutputs[output].target + group.offset;
              for (const store of storeLanes(tileY, value, group.numLanes, place)) f.do(store);
            });
          });
        });
      });
      if (activation !== rectifier) {
        f.call(emitActivation(module, { activation }), { numValues: numOutputs, x: y, y });
      }
      f.advance(x, 2 * inputSize[0] * inputSize[1] * numChannels);
      f.advance(scales, 4);
      f.advance(y, 4 * numOutputs);
    });
  });
}

/** Addresses of a pixel of x and of the first pair of weights of a tile's first filter. */
interface QuantizedSumsPlace {
  readonly input: Local<'i32'>;
  readonly filter: Local<'i32'>;
}

/** Emits the greatest sum of each pool window of a tile. @returns [output][vector] */
function emitGreatestSums(
  f: FunctionBuilder,
  op: QuantizedConv2dOp,
  numVectors: number,
  place: QuantizedSumsPlace,
  outputs: readonly Conv2dTileOutput[],
): readonly (readonly Local<'v128'>[])[] {
  const greatest = outputs.map(() => Array.from({ length: numVectors }, () => f.local('v128', 'greatest')));
  for (const { first, sources } of conv2dTileParts(outputs, numVectors)) {
    const numPositions = sources[0].length;
    emitQuantizedSums(f, op, numVectors, place, sources.flat()).forEach((sums, pixel) => {
      const position = first + (pixel % numPositions);
      const ofOutput = greatest[Math.floor(pixel / numPositions)];
      sums.forEach((sum, vector) => {
        f.set(ofOutput[vector], position === 0 ? sum : i32x4.maxS(ofOutput[vector], sum));
      });
    });
  }
  return greatest;
}

/**
 * Emits the sums of a tile, pair by pair of taps: see `emitConv2dSums`, whose loops these are.
 *
 * @param pixels  How many values of x the window of each pixel of the tile begins behind `place.input`.
 * @returns The sums, [pixel][vector].
 */
function emitQuantizedSums(
  f: FunctionBuilder,
  { numChannels, numFilters, window }: QuantizedConv2dOp,
  numVectors: number,
  place: QuantizedSumsPlace,
  pixels: readonly number[],
): readonly (readonly Local<'v128'>[])[] {
  const vectors = Array.from({ length: numVectors }, (_, vector) => 8 * vector);
  const sums = pixels.map(() => vectors.map(() => f.let('sum', i32x4.const(0, 0, 0, 0))));
  const source = f.let('source', place.input);
  const weight = f.let('weight', place.filter);
  const pairBytes = packedPairBytes(numFilters);
  const numRowTaps = window.windowSize[1] * numChannels;
  const addPairs = (numPairs: number, load: typeof v128.load32Splat) => {
    for (let pair = 0; pair < numPairs; pair++) {
      const weights = vectors.map((offset) => f.let('weights', v128.load8x8S(weight, pairBytes * pair + offset)));
      pixels.forEach((first, pixel) => {
        const values = f.let('values', load(source, 2 * first + 4 * pair));
        for (const [vector, sum] of sums[pixel].entries()) {
          f.set(sum, i32x4.add(sum, i32x4.dotI16x8S(values, weights[vector])));
        }
      });
    }
    f.advance(weight, pairBytes * numPairs);
    f.advance(source, 4 * numPairs);
  };
  const numPairs = Math.floor(numRowTaps / 2);
  f.for('i', { to: window.windowSize[0] }, () => {
    f.for('round', { to: Math.floor(numPairs / MOST_PAIRS) }, () => addPairs(MOST_PAIRS, v128.load32Splat));
    addPairs(numPairs % MOST_PAIRS, v128.load32Splat);
    // A single tap is read twice, since its other weight is 0.
    if (numRowTaps % 2 === 1) addPairs(1, v128.load16Splat);
    f.advance(source, 2 * (window.inputSize[1] * numChannels - 2 * Math.ceil(numRowTaps / 2)));
  });
  return sums;
}
