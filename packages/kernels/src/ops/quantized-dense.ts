import type { FunctionHandle, ModuleBuilder } from '../assembler/index.ts';
import { createSlidingWindow } from '../sliding-window.ts';
import type { DenseOpShape } from './dense.ts';
import { emitQuantizedConv2d } from './quantized-conv2d.ts';

/**
 * y = activation(bias + (scale · weightScales) · Σ x · weights) with whole x and weights: the references `quantizedDense`
 * and `activate`, equal to the bit.
 *
 * Parameters: `numRows`; `x` i16 [numRows, F] and `scales` f32 [numRows], as `emitQuantizeRows` makes them; `weights` i8,
 * as `packQuantizedFilter` orders it; `weightScales` f32 [U]; `bias` f32 [U], not read without `useBias`; `y` f32
 * [numRows, U], overwritten.
 *
 * @throws {ShapeError} When there are so many features that a sum may not fit in 32 bits.
 */
export function emitQuantizedDense(
  module: ModuleBuilder,
  { activation, numFeatures, numUnits, useBias }: DenseOpShape,
): FunctionHandle<
  { numRows: 'i32'; x: 'i32'; scales: 'i32'; weights: 'i32'; weightScales: 'i32'; bias: 'i32'; y: 'i32' },
  'none'
> {
  // A row is an image of one pixel.
  const handle = emitQuantizedConv2d(module, {
    window: createSlidingWindow([1, 1], [1, 1], [1, 1], 'valid'),
    numChannels: numFeatures,
    numFilters: numUnits,
    useBias,
    activation,
    poolSize: null,
  });
  const params = {
    numRows: 'i32',
    x: 'i32',
    scales: 'i32',
    weights: 'i32',
    weightScales: 'i32',
    bias: 'i32',
    y: 'i32',
  } as const;
  return module.sharedFunction(`dense_${handle.name}`, params, 'none', (f, place) => {
    f.call(handle, { ...place, numImages: place.numRows, filter: place.weights, filterScales: place.weightScales });
  });
}
