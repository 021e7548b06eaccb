import {
  type FunctionHandle,
  f32x4,
  i32,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  memory,
  storeLanes,
} from '../assembler/index.ts';
import { createSlidingWindow } from '../sliding-window.ts';
import { forEachBlock } from './for-each-block.ts';
import { forEachPixel, forEachWindow } from './for-each-window.ts';
import { POOL_CHANNELS } from './pool2d-op.ts';
import type { Subsample2dOp } from './subsample2d.ts';

/** Arguments of a subsampling's gradient: a count, then addresses. */
export type Subsample2dGradientParameters = {
  readonly numImages: 'i32';
  readonly dy: 'i32';
  readonly sums: 'i32';
  readonly coefficient: 'i32';
  readonly dx: 'i32';
  readonly dCoefficient: 'i32';
  readonly dBias: 'i32';
};

/**
 * Gradients of subsampling: see the reference `subsample2dGradient`, equal to the bit in exact modules.
 *
 * Parameters: `numImages`; `dy` [B, P, Q, C]; `sums` [B, P, Q, C] as `subsample2d` leaves them; `coefficient` [C]; `dx`
 * [B, H, W, C], `dCoefficient` [C] and `dBias` [C], overwritten; they must not overlap the others.
 */
export function emitSubsample2dGradient(
  module: ModuleBuilder,
  { inputSize, numChannels, poolSize }: Subsample2dOp,
): FunctionHandle<Subsample2dGradientParameters, 'none'> {
  const window = createSlidingWindow(inputSize, poolSize, poolSize, 'valid');
  const name = `subsample2dGradient_${inputSize.join('x')}_${poolSize.join('x')}_${numChannels}`;
  const params = {
    numImages: 'i32',
    dy: 'i32',
    sums: 'i32',
    coefficient: 'i32',
    dx: 'i32',
    dCoefficient: 'i32',
    dBias: 'i32',
  } as const;
  return module.sharedFunction(
    name,
    params,
    'none',
    (f, { coefficient, dBias, dCoefficient, dx, dy, numImages, sums }) => {
      // Pixels behind the last window have the gradient 0.
      f.do(memory.fill(dx, 0, i32.mul(numImages, 4 * inputSize[0] * inputSize[1] * numChannels)));
      forEachWindow(f, window, numChannels, { numImages, images: dx, positions: dy }, (place) => {
        forEachBlock(f, numChannels, POOL_CHANNELS, (offset, length) => {
          const source = f.let('source', i32.add(place.position, offset));
          const lanes = laneGroups(length);
          const shares = lanes.map((group) => {
            const gradient = loadLanes(source, group.numLanes, group.offset);
            return f.let(
              'share',
              f32x4.mul(gradient, loadLanes(i32.add(coefficient, offset), group.numLanes, group.offset)),
            );
          });
          forEachPixel(f, window, numChannels, place, (pixel) => {
            const target = f.let('target', i32.add(pixel, offset));
            lanes.forEach((group, vector) => {
              for (const store of storeLanes(target, shares[vector], group.numLanes, group.offset)) f.do(store);
            });
          });
        });
      });
      const numPositions = f.let('numPositions', i32.mul(numImages, window.outputSize[0] * window.outputSize[1]));
      const gradient = f.local('i32', 'gradient');
      const sum = f.local('i32', 'sum');
      forEachBlock(f, numChannels, POOL_CHANNELS, (offset, length) => {
        const lanes = laneGroups(length);
        const coefficients = lanes.map(() => f.let('dCoefficients', f32x4.const(0)));
        const biases = lanes.map(() => f.let('dBiases', f32x4.const(0)));
        f.set(gradient, i32.add(dy, offset));
        f.set(sum, i32.add(sums, offset));
        f.for('position', { to: numPositions }, () => {
          lanes.forEach((group, vector) => {
            const value = f.let('value', loadLanes(gradient, group.numLanes, group.offset));
            const factor = loadLanes(sum, group.numLanes, group.offset);
            f.set(coefficients[vector], module.multiplyAdd(value, factor, coefficients[vector]));
            f.set(biases[vector], f32x4.add(biases[vector], value));
          });
          f.advance(gradient, 4 * numChannels);
          f.advance(sum, 4 * numChannels);
        });
        lanes.forEach((group, vector) => {
          const target = (array: typeof dBias) => i32.add(array, offset);
          for (const store of [
            ...storeLanes(target(dCoefficient), coefficients[vector], group.numLanes, group.offset),
            ...storeLanes(target(dBias), biases[vector], group.numLanes, group.offset),
          ]) {
            f.do(store);
          }
        });
      });
    },
  );
}
