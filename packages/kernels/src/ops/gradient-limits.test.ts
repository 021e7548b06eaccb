import { expect, test } from 'vitest';
import { ModuleBuilder } from '../assembler/index.ts';
import { ShapeError } from '../errors.ts';
import { createSlidingWindow } from '../sliding-window.ts';
import { emitConv2dFilterGradient } from './conv2d-filter-gradient.ts';
import { emitConv2dInputGradient } from './conv2d-input-gradient.ts';
import { emitMaxPool2d } from './max-pool2d.ts';
import { emitPooledConv2dFilterGradient } from './pooled-conv2d-filter-gradient.ts';

const module = new ModuleBuilder({ memory: { initialPages: 1 } });
const padded = createSlidingWindow([6, 7], [3, 3], [1, 1], 'same');

test.each([
  ['emitConv2dFilterGradient', emitConv2dFilterGradient],
  ['emitConv2dInputGradient', emitConv2dInputGradient],
])('%s refuses a window that reaches over the edges', (name, emit) => {
  expect(() => emit(module, { window: padded, numChannels: 1, numFilters: 1 })).toThrow(
    new ShapeError(
      `${name}: the window of 3×3 reaches over the edges of 6×7; expected one with padding 'valid'. Pad the images by ` +
        'zeroPadding2d before.',
    ),
  );
});

test('so do the gradients through winners', () => {
  const op = { window: padded, poolSize: [2, 2], numChannels: 1, numFilters: 1 } as const;
  expect(() => emitPooledConv2dFilterGradient(module, op)).toThrow(
    new ShapeError(
      "emitPooledGradientList: the window of 3×3 reaches over the edges of 6×7; expected one with padding 'valid'. Pad " +
        'the images by zeroPadding2d before.',
    ),
  );
});

test('winners are one byte', () => {
  const large = createSlidingWindow([34, 34], [16, 17], [16, 17], 'valid');
  expect(() => emitMaxPool2d(module, { window: large, numChannels: 1, storesWinners: true })).toThrow(
    new ShapeError(
      'emitMaxPool2d: the window has 16×17 pixels, and winners are stored in one byte; expected at most 256. Make it ' +
        'smaller.',
    ),
  );
  expect(() => emitMaxPool2d(module, { window: large, numChannels: 1, storesWinners: false })).not.toThrow();
  const window = createSlidingWindow([34, 34], [1, 1], [1, 1], 'valid');
  const op = { window, poolSize: [16, 17], numChannels: 1, numFilters: 1 } as const;
  expect(() => emitPooledConv2dFilterGradient(module, op)).toThrow(
    new ShapeError(
      'emitPooledGradientList: the pool has 16×17 positions, and winners are stored in one byte; expected at most 256. ' +
        'Make it smaller.',
    ),
  );
});
