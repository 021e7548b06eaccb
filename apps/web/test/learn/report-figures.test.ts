import { expect, test } from 'vitest';
import { REPORT_FIGURES } from '../../learn/report-figures.ts';
import en from '../../messages/en.ts';

test('the figures 2 to 24 of the report are all there, in their order', () => {
  const numbers = REPORT_FIGURES.flatMap(({ number }) => number ?? []);
  expect(numbers).toEqual(Array.from({ length: 23 }, (_, i) => i + 2));
});

test('every figure has its texts, and every text of what is right belongs to a figure that errs', () => {
  expect(Object.keys(en.learnFigures.figures).sort()).toEqual(REPORT_FIGURES.map(({ name }) => name).sort());
  const erring = REPORT_FIGURES.filter(({ errs }) => errs).map(({ name }) => name);
  expect(Object.keys(en.learnFigures.rights).sort()).toEqual(erring.sort());
});
