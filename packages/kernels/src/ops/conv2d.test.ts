import { expect, test } from 'vitest';
import { ModuleBuilder } from '../assembler/index.ts';
import { ShapeError } from '../errors.ts';
import { createSlidingWindow, type Size2d } from '../sliding-window.ts';
import { type Conv2dOp, emitConv2d } from './conv2d.ts';

const OP: Conv2dOp = {
  window: createSlidingWindow([20, 20], [3, 3], [1, 1], 'valid'),
  numChannels: 1,
  numFilters: 4,
  useBias: true,
  activation: 'relu',
  poolSize: null,
  storesWinners: false,
};

function createModule(): ModuleBuilder {
  return new ModuleBuilder({ memory: { initialPages: 1 } });
}

test('a window that reaches over the edges is refused', () => {
  const window = createSlidingWindow([20, 20], [3, 3], [1, 1], 'same');
  expect(() => emitConv2d(createModule(), { ...OP, window })).toThrow(
    new ShapeError(
      "emitConv2d: the window of 3×3 reaches over the edges of 20×20; expected one with padding 'valid'. Pad the images " +
        'by zeroPadding2d before.',
    ),
  );
});

test('winners of more positions than a byte counts are refused', () => {
  const poolSize: Size2d = [17, 16];
  expect(() => emitConv2d(createModule(), { ...OP, poolSize, storesWinners: true })).toThrow(
    new ShapeError(
      'emitConv2d: a pool window has 17×16 positions, and winners are stored in one byte; expected at most 256. Make it ' +
        'smaller.',
    ),
  );
});

test('convolutions that differ have functions of their own, equal ones share theirs', () => {
  const module = createModule();
  const ops: Conv2dOp[] = [
    OP,
    { ...OP, numChannels: 2 },
    { ...OP, numFilters: 5 },
    { ...OP, useBias: false },
    { ...OP, activation: 'tanh' },
    { ...OP, poolSize: [2, 2] },
    { ...OP, poolSize: [2, 3] },
    { ...OP, poolSize: [2, 2], storesWinners: true },
    { ...OP, window: createSlidingWindow([20, 20], [3, 3], [2, 1], 'valid') },
    { ...OP, window: createSlidingWindow([20, 20], [3, 4], [1, 1], 'valid') },
  ];
  const names = ops.map((op) => emitConv2d(module, op).name);
  expect(new Set(names).size).toBe(ops.length);
  expect(ops.map((op) => emitConv2d(module, op).name)).toEqual(names);
});
