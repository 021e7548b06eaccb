import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutDraw, PAD_GAP, SIDE_GAP } from './draw-layout.ts';
import { contentSize } from './parts/frame.tsx';

const SIZE = fc.record({ columns: fc.integer({ min: 60, max: 400 }), rows: fc.integer({ min: 16, max: 140 }) });

test('in every window all parts fit beside each other, and the pad is never much wider than high', () => {
  fc.assert(
    fc.property(SIZE, (size) => {
      const { columns, rows } = contentSize(size);
      const { pad, sideColumns, answerColumns, numeralScale, viewScale, bars } = layOutDraw(size);
      expect(pad.width + 2 + PAD_GAP + sideColumns).toBe(columns);
      expect(pad.height).toBe(2 * (rows - 2));
      expect(pad.width / pad.height).toBeLessThanOrEqual(1.27);
      expect(numeralScale * 5).toBeLessThanOrEqual(answerColumns);
      const besideView = answerColumns + SIDE_GAP + 28 * viewScale;
      const barColumns = bars.columns * bars.numGroups + SIDE_GAP * (bars.numGroups - 1);
      expect(bars.columns).toBeGreaterThanOrEqual(18);
      if (bars.place === 'below') {
        expect(Math.max(besideView, barColumns)).toBeLessThanOrEqual(sideColumns);
      } else {
        const view = viewScale === 0 ? 0 : SIDE_GAP + 28;
        expect(answerColumns + SIDE_GAP + barColumns + view).toBeLessThanOrEqual(sideColumns);
      }
    }),
  );
});

test('in every window all parts fit below each other', () => {
  fc.assert(
    fc.property(SIZE, (size) => {
      const { rows } = contentSize(size);
      const { viewScale, bars, hasTopMargin, hasCaption, hasGapAboveBars, hasDetails } = layOutDraw(size);
      const barRows = 10 / bars.numGroups;
      const extraRows = Number(hasTopMargin) + Number(hasCaption) + Number(hasGapAboveBars) + (hasDetails ? 3 : 0);
      // A numeral of 7 rows, a blank one, two lines, a blank one, a line.
      const highest = bars.place === 'below' ? 14 * viewScale + barRows : Math.max(14 * viewScale, barRows, 12);
      expect(highest + extraRows).toBeLessThanOrEqual(rows);
    }),
  );
});

test.each([
  // In 60 columns there is no place for the image.
  [60, 16, { viewScale: 0, place: 'beside', numGroups: 1, padWidth: 19 }],
  [80, 24, { viewScale: 1, place: 'below', numGroups: 2, padWidth: 29 }],
  [120, 20, { viewScale: 1, place: 'beside', numGroups: 1, padWidth: 35 }],
  [120, 40, { viewScale: 1, place: 'below', numGroups: 1, padWidth: 69 }],
  [210, 60, { viewScale: 2, place: 'below', numGroups: 1, padWidth: 119 }],
])('%i×%i', (columns, rows, expected) => {
  const { viewScale, bars, pad } = layOutDraw({ columns, rows });
  expect({ viewScale, place: bars.place, numGroups: bars.numGroups, padWidth: pad.width }).toEqual(expected);
});
