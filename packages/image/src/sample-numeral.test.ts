import { expect, test } from 'vitest';
import { NUMERAL_MODELS } from './numeral-models.ts';
import { sampleNumeral } from './sample-numeral.ts';

test('all ten digits are there, each form once', () => {
  const forms = NUMERAL_MODELS.map(({ digit, variant }) => `${digit} ${variant}`);
  expect(forms).toEqual([
    '0 plain',
    '0 slashed',
    '1 plain',
    '1 flag',
    '1 flag and foot',
    '2 plain',
    '2 looped',
    '3 plain',
    '4 open',
    '4 closed',
    '5 plain',
    '6 plain',
    '7 plain',
    '7 crossed',
    '8 plain',
    '9 straight',
    '9 hooked',
  ]);
});

test.each(NUMERAL_MODELS)('$digit $variant fills its unit box from top to bottom', (model) => {
  const points = sampleNumeral(model).flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  expect(Math.min(...xs)).toBeGreaterThanOrEqual(-0.02);
  expect(Math.max(...xs)).toBeLessThan(0.75);
  expect(Math.abs(Math.min(...ys))).toBeLessThan(0.03);
  expect(Math.abs(Math.max(...ys) - 1)).toBeLessThan(0.03);
});

test.each(NUMERAL_MODELS)('$digit $variant begins as school teaches it', ({ strokes }) => {
  const [[startX, startY]] = strokes[0];
  expect(startY).toBeLessThan(0.3); // at the top
  for (const second of strokes.slice(1)) {
    // Every second stroke runs to the right or downwards; the slash of a zero runs down to the left.
    const [[fromX, fromY], [toX, toY]] = [second[0], second.at(-1) ?? second[0]];
    expect(toX > fromX + 0.2 || toY > fromY + 0.2).toBe(true);
  }
  expect(startX).toBeLessThan(0.6);
});

test('movePoint moves the control points before the line is laid through them', () => {
  const model = NUMERAL_MODELS[3];
  const calls: string[] = [];
  const strokes = sampleNumeral(model, {
    movePoint: ([x, y, corner], strokeIndex, pointIndex) => {
      calls.push(`${strokeIndex}.${pointIndex}`);
      return corner ? [2 * x + 1, 3 * y, corner] : [2 * x + 1, 3 * y];
    },
  });
  expect(calls).toEqual(['0.0', '0.1', '0.2', '0.3', '0.4']);
  const [from, , corner, , to] = model.strokes[0];
  const moved = [from, corner, to].map(([x, y]) => [2 * x + 1, 3 * y]);
  for (const place of moved) expect(strokes[0]).toContainEqual(place);
});

test('spacing sets how many points are drawn', () => {
  const numPoints = (spacing: number) => sampleNumeral(NUMERAL_MODELS[0], { spacing }).flat().length;
  expect(numPoints(0.005)).toBeGreaterThan(3 * numPoints(0.02));
});
