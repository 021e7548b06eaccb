import fc from 'fast-check';
import { expect, test } from 'vitest';
import { padPicture, pixelAtPoint, pointAtPixel } from './pad.ts';

test('every pixel is found again through its point', () => {
  const side = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(side, side, fc.nat(199), fc.nat(199), (width, height, x, y) => {
      const size = { width, height };
      const pixel = [x % width, y % height] as const;
      expect(pixelAtPoint(pointAtPixel(...pixel, size), size)).toEqual(pixel);
    }),
  );
});

test('a point outside lies at the nearest pixel of the pad', () => {
  expect(pixelAtPoint([-9, 9], { width: 30, height: 20 })).toEqual([0, 19]);
});

test('a drawing keeps its place in the middle when the pad grows', () => {
  const size = { width: 60, height: 40 };
  expect(pixelAtPoint(pointAtPixel(30, 20, size), { width: 120, height: 80 })).toEqual([61, 41]);
});

test('a horizontal stroke is a band of ink with soft edges, as thick as the pen', () => {
  // The pen's radius is 0.035 of 100 pixels, so the band is full within 3 of the line and gone beyond 4.
  const { ink } = padPicture([[pointAtPixel(20, 50, SQUARE), pointAtPixel(80, 50, SQUARE)]], SQUARE);
  const column = [45, 46, 47, 48, 50, 52, 53, 54, 55].map((y) => ink[y * 100 + 50]);
  expect(column).toEqual([0, 0, 1, 1, 1, 1, 1, 0, 0]);
});

test('no strokes leave blank paper, and ink beyond the edge is cut off', () => {
  expect(padPicture([], SQUARE).ink.every((value) => value === 0)).toBe(true);
  const { ink } = padPicture([[[-9, 0]], [[0.5, 0.5]]], SQUARE);
  expect(ink[99 * 100 + 99]).toBe(1);
  expect(ink.reduce((sum, value) => sum + value, 0)).toBeLessThan(20);
});

const SQUARE = { width: 100, height: 100 };
