import { expect, test } from 'vitest';
import { affineAugmentation } from './affine-augmentation.ts';

const STILL = { height: 5, width: 5, numChannels: 1, rotationDegrees: 0, scale: 0, shear: 0, translatePixels: 0 };
const IMAGE = Float32Array.from({ length: 25 }, (_, index) => 1 + index);

/** Moves the image by five numbers from [−1, 1) of the greatest amounts: turn, factor, slant, columns, rows. */
function move(amounts: readonly number[], options: Partial<typeof STILL>): Float32Array {
  const shape = { ...STILL, ...options };
  const y = new Float32Array(IMAGE.length).fill(9);
  affineAugmentation(IMAGE, (index) => (1 + amounts[index]) / 2, y, shape);
  return y;
}

test('without ranges an image stays as it is, to the bit', () => {
  expect(move([-1, 0.9, -0.3, 0.5, -0.5], {})).toEqual(IMAGE);
});

test('shifts towards greater columns and rows, and brings in zeros', () => {
  const expected = Float32Array.from({ length: 25 }, (_, index) => {
    const [row, column] = [Math.floor(index / 5) - 1, (index % 5) - 2];
    return row < 0 || column < 0 ? 0 : IMAGE[5 * row + column];
  });
  expect(move([0, 0, 0, 0.5, 0.25], { translatePixels: 4 })).toEqual(expected);
});

test('between pixels it takes the mean of the four, weighted by nearness', () => {
  const moved = move([0, 0, 0, -0.25, -0.5], { translatePixels: 1 });
  // The middle of the image comes from half a row below and a quarter of a column to the right.
  expect(moved[12]).toBe(13 + 0.25 + 0.5 * 5);
});

test('turns by the angle about the middle', () => {
  const moved = move([-1, 0, 0, 0, 0], { rotationDegrees: 90 });
  // Column and row from the middle (1, 0) go to (0, −1) and so on; the tangent is within 2.4e-4.
  for (const [row, column] of [
    [0, 2],
    [1, 2],
    [2, 1],
    [2, 4],
    [3, 3],
  ]) {
    const [sourceRow, sourceColumn] = [column, 4 - row];
    expect(Math.abs(moved[5 * row + column] - IMAGE[5 * sourceRow + sourceColumn])).toBeLessThan(0.02);
  }
});

test('the angle is even in the draw: half of it turns by half of the range', () => {
  const size = { height: 41, width: 41, numChannels: 1 };
  const ramp = Float32Array.from({ length: 41 * 41 }, (_, index) => (index % 41) - 20);
  const y = new Float32Array(ramp.length);
  affineAugmentation(ramp, (index) => (index === 0 ? 0.75 : 0.5), y, { ...STILL, ...size, rotationDegrees: 60 });
  // A ramp of columns turned by 30°: its value ten columns to the right of the middle is 10 · cos 30°.
  expect(y[20 * 41 + 30]).toBeCloseTo(10 * Math.cos(Math.PI / 6), 3);
  expect(y[30 * 41 + 20]).toBeCloseTo(10 * Math.sin(Math.PI / 6), 3);
});

test('scales about the middle', () => {
  const moved = move([0, 0.5, 0, 0, 0], { scale: 0.5 });
  // 1.25 times as large: what was one column beside the middle is now 1.25 beside it.
  expect(moved[14]).toBeCloseTo(13 + 2 / 1.25, 5);
  expect(moved[12]).toBe(13);
});

test('slants rows against each other', () => {
  const moved = move([0, 0, 0.5, 0, 0], { shear: 1 });
  // Two rows below the middle, half a column for each row: one column to the right.
  expect(Array.from(moved.subarray(20))).toEqual([0, 21, 22, 23, 24]);
  expect(Array.from(moved.subarray(10, 15))).toEqual([11, 12, 13, 14, 15]);
});
