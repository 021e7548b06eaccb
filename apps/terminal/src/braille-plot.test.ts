import { expect, test } from 'vitest';
import { braillePlot } from './braille-plot.ts';

test('a rising line joins its ends', () => {
  expect(braillePlot([0, 1], { columns: 4, rows: 2 })).toEqual(['  ⡰⠉', '⣀⠜  ']);
});

test('a level line runs along its height', () => {
  expect(braillePlot([1, 1, 1], { columns: 3, rows: 1 })).toEqual(['⠉⠉⠉']);
  expect(braillePlot([0, 0, 0], { columns: 3, rows: 1 })).toEqual(['⣀⣀⣀']);
});

test('a step is drawn as a line from top to bottom', () => {
  expect(braillePlot([1, 0], { columns: 1, rows: 2 })).toEqual(['⢱', '⢸']);
});

test('nothing is drawn where nothing is known', () => {
  expect(braillePlot([], { columns: 2, rows: 1 })).toEqual(['  ']);
  expect(braillePlot([null, null], { columns: 2, rows: 1 })).toEqual(['  ']);
  expect(braillePlot([1, 1, null, null], { columns: 4, rows: 1 })).toEqual(['⠉⠉  ']);
});

test('many values are drawn as the means of their columns', () => {
  const values = Array.from({ length: 400 }, (_, index) => index % 2);
  expect(braillePlot(values, { columns: 2, rows: 1 })).toEqual(braillePlot([0.5, 0.5], { columns: 2, rows: 1 }));
});

test('what lies outside is drawn at the edge', () => {
  expect(braillePlot([7, 7], { columns: 1, rows: 1 })).toEqual(['⠉']);
  expect(braillePlot([-7, -7], { columns: 1, rows: 1 })).toEqual(['⣀']);
});
