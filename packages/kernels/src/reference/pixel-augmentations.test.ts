import { describe, expect, test } from 'vitest';
import { blurAugmentation } from './blur-augmentation.ts';
import { contrastAugmentation } from './contrast-augmentation.ts';
import { eraseAugmentation } from './erase-augmentation.ts';
import { strokeWidthAugmentation } from './stroke-width-augmentation.ts';

const SHAPE = { height: 5, width: 5, numChannels: 1 };
/** 1 in the middle, and 1 in a corner. */
const DOTS = Float32Array.from({ length: 25 }, (_, index) => (index === 12 || index === 0 ? 1 : 0));
const BOX = Float32Array.from({ length: 25 }, (_, index) =>
  Math.max(Math.abs((index % 5) - 2), Math.abs(Math.floor(index / 5) - 2)) <= 1 ? 1 : 0,
);

describe('stroke width', () => {
  const change = (x: Float32Array, uniform: number) => {
    const y = new Float32Array(25).fill(9);
    strokeWidthAugmentation(x, () => uniform, y, { ...SHAPE, strokeWidth: 0.5 });
    return y;
  };

  test('upper half: the neighbors of ink become ink in part', () => {
    const y = change(DOTS, 0.75);
    expect([y[12], y[6], y[13], y[0], y[1]]).toEqual([1, 0.25, 0.25, 1, 0.25]);
    expect([y[4], y[10], y[24]]).toEqual([0, 0, 0]);
  });
  test('lower half: the neighbors of paper fade, also at the image’s edge', () => {
    const y = change(BOX, 0);
    expect([y[12], y[6], y[7], y[0]]).toEqual([1, 0.5, 0.5, 0]);
    expect(change(new Float32Array(25).fill(1), 0)[2]).toBe(0.5);
  });
  test('the middle leaves all as it is', () => expect(change(DOTS, 0.5)).toEqual(DOTS));
});

describe('blur', () => {
  const blurred = (x: Float32Array, uniform: number) => {
    const y = new Float32Array(25).fill(9);
    blurAugmentation(x, () => uniform, y, { ...SHAPE, blur: 0.5 });
    return y;
  };

  test('goes by its share of the way to the binomial mean', () => {
    const y = blurred(DOTS, 0.5);
    expect([y[12], y[13], y[18], y[14]]).toEqual([1 - 0.25 * 0.75, 0.25 * (2 / 16), 0.25 * (1 / 16), 0]);
    expect(y[6]).toBe(0.25 * (2 / 16));
  });
  test('keeps the ink that stays inside', () => {
    const total = (values: Float32Array) => values.reduce((sum, value) => sum + value);
    expect(total(blurred(BOX, 0.9))).toBeCloseTo(total(BOX), 5);
  });
});

describe('contrast', () => {
  const curve = (uniforms: readonly number[], x: readonly number[]) => {
    const values = Float32Array.from(x);
    const shape = { height: 1, width: x.length, numChannels: 1 };
    contrastAugmentation(values, (index) => uniforms[index], { ...shape, contrast: 1 });
    return [...values];
  };

  test('the curve lifts or lowers what is between 0 and 1, at most threefold', () => {
    const [zero, faint, half, one] = curve([1, 0.5], [0, 1e-4, 0.5, 1]);
    expect([zero, half, one]).toEqual([0, 0.75, 1]);
    expect(faint / 1e-4).toBeCloseTo(3, 2);
    expect(curve([0, 0.5], [0, 0.5, 1])).toEqual([0, 0.25, 1]);
  });
  test('the gain multiplies, and what passes 1 is 1', () => {
    expect(curve([0.5, 0], [0, 0.5, 1])).toEqual([0, 0.25, 0.5]);
    expect(curve([0.5, 1], [0.25, 0.5, 1])).toEqual([0.375, 0.75, 1]);
  });
  test('the middle leaves all as it is', () => {
    expect(curve([0.5, 0.5], [0, 0.25, 0.5, 1])).toEqual([0, 0.25, 0.5, 1]);
  });
});

describe('erase', () => {
  const erased = (uniforms: readonly number[]) => {
    const x = new Float32Array(25).fill(1);
    eraseAugmentation(x, (index) => uniforms[index], { ...SHAPE, erasePixels: 4 });
    return Array.from({ length: 5 }, (_, row) => [...x.subarray(5 * row, 5 * row + 5)]);
  };

  test('takes away a box, at its edges in part', () => {
    // Two rows and one column, around row 2½ and column 2½.
    expect(erased([0.5, 0.25, 0.5, 0.5])).toEqual([
      [1, 1, 1, 1, 1],
      [1, 1, 0.5, 1, 1],
      [1, 1, 0, 1, 1],
      [1, 1, 0.5, 1, 1],
      [1, 1, 1, 1, 1],
    ]);
  });
  test('a box may lie partly outside', () => {
    expect(erased([0.5, 0.5, 0, 0])[0]).toEqual([0, 1, 1, 1, 1]);
  });
  test('one without a side takes nothing', () => {
    expect(
      erased([0, 0.9, 0.5, 0.5])
        .flat()
        .every((pixel) => pixel === 1),
    ).toBe(true);
  });
});
