import type { BarsFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { expect, test } from 'vitest';
import { barsLines } from './bars-lines.ts';
import { createPaint } from './paint.ts';

const figureOf = (extent: readonly [number, number], bars: BarsFigure['bars']): BarsFigure => ({
  kind: 'bars',
  id: 'bars',
  interval: null,
  axis: { quantity: 'ratio', unit: 'times', extent, ticks: [...extent], decimals: 0 },
  bars,
});

const wordsOf = ({ axis, bars }: BarsFigure): FigureWords => ({
  title: 'Ratio',
  caption: '',
  sentence: '',
  names: bars.map(({ name }) => name),
  axes: { x: { name: 'Ratio', ticks: axis.ticks.map(String) }, y: null },
  table: { columns: [], rows: bars.map(({ name, value }) => [name, String(value)]) },
});

const linesOf = (figure: BarsFigure) => barsLines(figure, wordsOf(figure), 20, createPaint(false));

const plain = { low: null, high: null };

test('a bar is as long as its value, to an eighth of a character', () => {
  const bars = [
    { ...plain, name: 'a', value: 6.5 },
    { ...plain, name: 'b', value: 3.25 },
  ];
  expect(linesOf(figureOf([0, 11], bars))).toEqual(['a  ██████▌       6.5', 'b  ███▎         3.25', '   0        11']);
});

test('a bar is shaded between the ends of its whisker, and a published value is a diamond', () => {
  const bars = [{ name: 'a', value: 6, low: 4, high: 8, reference: 10 }];
  expect(linesOf(figureOf([0, 14], bars))).toEqual(['a  ████▒▒──┤ ◇     6', '   0           14']);
});

test('where the axis does not begin at 0 a point stands for the value', () => {
  const bars = [{ name: 'a', value: 6, low: 4, high: 8 }];
  expect(linesOf(figureOf([2, 16], bars))).toEqual(['a    ├─●─┤         6', '   2           16']);
});

test('a value at the end of the axis stays inside', () => {
  const bars = [{ ...plain, name: 'a', value: 1 }];
  expect(linesOf(figureOf([0, 1], bars))).toEqual(['a  ██████████████  1', '   0            1']);
  expect(linesOf(figureOf([0.5, 1], bars))).toEqual(['a               ●  1', '   0.5          1']);
});
