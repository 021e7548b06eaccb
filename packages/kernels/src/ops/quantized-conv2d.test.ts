import { expect, test } from 'vitest';
import { ModuleBuilder } from '../assembler/index.ts';
import { ShapeError } from '../errors.ts';
import { createSlidingWindow } from '../sliding-window.ts';
import { emitQuantizedConv2d, type QuantizedConv2dOp } from './quantized-conv2d.ts';

const OP: QuantizedConv2dOp = {
  window: createSlidingWindow([5, 5], [5, 5], [1, 1], 'valid'),
  numChannels: 2652,
  numFilters: 4,
  useBias: false,
  activation: 'linear',
  poolSize: null,
};

function createModule(): ModuleBuilder {
  return new ModuleBuilder({ memory: { initialPages: 1 } });
}

test('as many taps as a sum of 32 bits has room for, and no more', () => {
  // 25 · 2652 · 255 · 127 is the last below 2^31.
  emitQuantizedConv2d(createModule(), OP);
  expect(() => emitQuantizedConv2d(createModule(), { ...OP, numChannels: 2653 })).toThrow(
    new ShapeError(
      'emitQuantizedConv2d: 5×5×2653 = 66325 products are added up in 32 bits; expected at most 66311. Compute this ' +
        'layer in f32.',
    ),
  );
});

test('a window that reaches over the edges is refused', () => {
  const window = createSlidingWindow([5, 5], [3, 3], [1, 1], 'same');
  expect(() => emitQuantizedConv2d(createModule(), { ...OP, window, numChannels: 1 })).toThrow(
    new ShapeError(
      "emitQuantizedConv2d: the window of 3×3 reaches over the edges of 5×5; expected one with padding 'valid'. Pad the " +
        'images by zeroPadding2d before.',
    ),
  );
});
