import { expect, test } from 'vitest';
import { scenarioFigures } from '../../learn/scenario-figures.ts';

const { accuracy, confusion, curves } = scenarioFigures((optimizer, epochs) => `${optimizer} (${epochs})`);

test('the four scenarios stand in the page’s own words, each with its interval and what the report gives', () => {
  if (accuracy.kind !== 'bars') throw new Error(`scenarioFigures: received ${accuracy.kind}; expected bars.`);
  expect(accuracy.bars.map(({ name }) => name)).toEqual(['SGD (5)', 'SGD (9)', 'Adam (5)', 'Adam (9)']);
  expect(accuracy.bars.map(({ reference }) => reference)).toEqual([0.9638, 0.9738, 0.9895, 0.9896]);
  for (const { value, low, high } of accuracy.bars) {
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  }
});

test('the confusions and the last accuracy are of the same runs', () => {
  const [curve] = curves;
  if (confusion.kind !== 'heatMap' || curve.kind !== 'curves') throw new Error('scenarioFigures: other kinds came.');
  const numRight = confusion.values.reduce((total, row, digit) => total + row[digit], 0);
  const numImages = confusion.values.flat().reduce((total, count) => total + count, 0);
  const last = curve.series.find(({ set }) => set === 'test')?.points.at(-1);
  expect(last?.y).toBeCloseTo(numRight / numImages, 12);
});
