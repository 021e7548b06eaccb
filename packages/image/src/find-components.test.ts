import { expect, test } from 'vitest';
import { InkRangeError } from './errors.ts';
import { findComponents } from './find-components.ts';

const raster = (width: number, ink: number[]) => ({ width, height: ink.length / width, ink: Float32Array.from(ink) });

test('ink that touches at a corner hangs together, ink apart does not', () => {
  const { components, labels } = findComponents(raster(5, [1, 0, 0, 0, 1, 0, 1, 0, 0, 1]));
  expect([...labels]).toEqual([1, 0, 0, 0, 2, 0, 1, 0, 0, 2]);
  expect(components).toEqual([
    { box: { left: 0, top: 0, width: 2, height: 2 }, mass: 2 },
    { box: { left: 4, top: 0, width: 1, height: 2 }, mass: 2 },
  ]);
});

test('a soft edge joins the component that it is nearest to, faint ink alone joins none', () => {
  const { components, labels } = findComponents(raster(9, [1, 0.25, 0.25, 0.25, 0.25, 1, 0, 0.25, 0.25]));
  expect([...labels]).toEqual([1, 1, 1, 2, 2, 2, 0, 0, 0]);
  expect(components.map(({ mass }) => mass)).toEqual([1.5, 1.5]);
});

test('blank paper has no components', () => {
  expect(findComponents(raster(3, [0, 0, 0, 0, 0, 0]))).toEqual({ components: [], labels: new Int32Array(6) });
});

test('the end of a row does not touch the beginning of the next', () => {
  expect(findComponents(raster(3, [0, 0, 1, 0, 0, 0, 1, 0, 0])).components).toHaveLength(2);
  expect(findComponents(raster(4, [0, 0, 0, 1, 1, 0, 0, 0])).components).toHaveLength(2);
});

test('refuses a value that is no ink', () => {
  expect(() => findComponents(raster(2, [0, 2]))).toThrow(
    new InkRangeError('Raster: ink[1] is 2; expected 0 (paper) to 1 (ink). Divide levels of 0 to 255 by 255.'),
  );
});

test('a spiral through the whole picture is one component, found without recursion', () => {
  const width = 1001;
  // Every second row is inked, and joined with the next at alternating ends.
  const ink = Array.from({ length: width * 501 }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return y % 2 === 0 || x === (y % 4 === 1 ? width - 1 : 0) ? 1 : 0;
  });
  expect(findComponents(raster(width, ink)).components).toHaveLength(1);
});
