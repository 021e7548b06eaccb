import { createRandomSource } from '@raqam/random';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitFromStrokes } from './digit-from-strokes.ts';
import { StrokeError } from './errors.ts';
import { NUMERAL_MODELS } from './numeral-models.ts';
import { sampleNumeral } from './sample-numeral.ts';
import type { Stroke } from './stroke.ts';
import type { StrokeVariation } from './stroke-variation.ts';
import { varyStrokes } from './vary-strokes.ts';

const NOTHING: StrokeVariation = {
  penWidth: [0.12, 0.12],
  inkLimit: 10,
  pressure: 0,
  smoothing: 0,
  jitter: 0,
  strokeShift: 0,
  bend: 0,
  rotationDegrees: 0,
  shear: 0,
  stretch: 1,
  cut: 0,
  overshoot: 0,
  gap: 0,
};
const BAR: readonly Stroke[] = [
  [
    [0, 0],
    [0, 1],
  ],
];
const vary = (strokes: readonly Stroke[], variation: Partial<StrokeVariation>, step = 0) =>
  varyStrokes(strokes, variation, createRandomSource(5, 'variation', { step }));
const steps = Array.from({ length: 400 }, (_, step) => step);
const lengthOf = (strokes: readonly Stroke[]) => {
  let length = 0;
  for (const stroke of strokes) {
    for (let i = 1; i < stroke.length; i++) {
      length += Math.hypot(stroke[i][0] - stroke[i - 1][0], stroke[i][1] - stroke[i - 1][1]);
    }
  }
  return length;
};
/** The boxes and ends of all strokes, around the middle of the drawing and in units of its long side. */
const placeAndSize = (strokes: readonly Stroke[]) => {
  return scaleToUnit(strokes).flatMap((stroke) => {
    const [x, y] = [0, 1].map((axis) => stroke.map((point) => Number(point[axis])));
    const ends = [stroke[0], stroke[stroke.length - 1]].flatMap((point) => [point[0], point[1]]);
    return [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y), ...ends];
  });
};
const scaleToUnit = (strokes: readonly Stroke[]): Stroke[] => {
  const [x, y] = [0, 1].map((axis) => strokes.flatMap((stroke) => stroke.map((point) => Number(point[axis]))));
  const [left, right, top, bottom] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
  const longSide = Math.max(right - left, bottom - top);
  return strokes.map((stroke) => {
    return stroke.map((point) => {
      return [(point[0] - (left + right) / 2) / longSide, (point[1] - (top + bottom) / 2) / longSide] as const;
    });
  });
};
/** A few strokes of a few points, on whole numbers. */
const drawings = fc.array(
  fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })), { maxLength: 12 }),
  { maxLength: 4 },
);

test('varies to the bit alike wherever and however large the strokes are', () => {
  fc.assert(
    fc.property(drawings, fc.nat(1e6), fc.integer({ min: -9, max: 9 }), (strokes, step, moved) => {
      const other = strokes.map((stroke) =>
        stroke.map(([x, y]): [number, number] => [4 * (x + moved), 4 * (y - moved)]),
      );
      expect(vary(other, {}, step)).toEqual(vary(strokes, {}, step));
    }),
  );
});

test('makes strokes that can be drawn, with a pen between the limits', () => {
  fc.assert(
    fc.property(drawings, fc.nat(1e6), (strokes, step) => {
      const varied = vary(strokes, { penWidth: [0.06, 0.2] }, step);
      expect(varied.penWidth).toBeGreaterThanOrEqual(0.06);
      expect(varied.penWidth).toBeLessThanOrEqual(0.2);
      const pressures = varied.strokes.flatMap((stroke) => stroke.map((point) => point[2]));
      expect(pressures.every((pressure) => pressure !== undefined && pressure >= 0 && pressure <= 1)).toBe(true);
      digitFromStrokes(varied.strokes, { penWidth: varied.penWidth });
    }),
  );
});

test('without any variation the drawing stays as it is', () => {
  for (const model of NUMERAL_MODELS) {
    const strokes = sampleNumeral(model);
    const { penWidth, strokes: same } = vary(strokes, NOTHING);
    expect(penWidth).toBe(0.12);
    const [before, after] = [strokes, same].map(placeAndSize);
    // Arcs of 0.05 are replaced by their chords, and tips are cut off by less than half of that.
    for (const [i, value] of after.entries()) expect(Math.abs(value - before[i]), model.variant).toBeLessThan(0.02);
    expect(lengthOf(same) / lengthOf(scaleToUnit(strokes)), model.variant).toBeGreaterThan(0.97);
  }
});

describe('each limit', () => {
  test('rotation: turns as far as it says, either way, and keeps lengths', () => {
    const turned = steps.map((step) => vary(BAR, { ...NOTHING, rotationDegrees: 30 }, step).strokes);
    const angles = turned.map(([stroke]) => {
      const [[x, y], [toX, toY]] = [stroke[0], stroke[stroke.length - 1]];
      return (Math.atan2(x - toX, toY - y) * 180) / Math.PI;
    });
    expect(Math.max(...angles)).toBeGreaterThan(25);
    expect(Math.max(...angles)).toBeLessThan(30.01);
    expect(Math.min(...angles)).toBeLessThan(-25);
    expect(Math.min(...angles)).toBeGreaterThan(-30.01);
    for (const strokes of turned) expect(lengthOf(strokes)).toBeCloseTo(1, 12);
  });

  test('shear: slants by at most its tangent and keeps the height', () => {
    const slants = steps.map((step) => {
      const [stroke] = vary(BAR, { ...NOTHING, shear: 0.4 }, step).strokes;
      const last = stroke[stroke.length - 1];
      expect(last[1] - stroke[0][1]).toBeCloseTo(1, 12);
      return stroke[0][0] - last[0];
    });
    expect(Math.max(...slants)).toBeGreaterThan(0.35);
    expect(Math.min(...slants)).toBeLessThan(-0.35);
    expect(Math.max(...slants.map(Math.abs))).toBeLessThanOrEqual(0.4);
  });

  test('stretch: as often narrower as wider, by at most the factor', () => {
    const lying = BAR.map((stroke) => stroke.map(([x, y]): [number, number] => [y, x]));
    const factors = steps.map((step) => lengthOf(vary(lying, { ...NOTHING, stretch: 1.5 }, step).strokes));
    expect(Math.max(...factors)).toBeGreaterThan(1.45);
    expect(Math.max(...factors)).toBeLessThan(1.5 + 1e-9);
    expect(Math.min(...factors)).toBeLessThan(0.69);
    expect(Math.min(...factors)).toBeGreaterThan(1 / 1.5 - 1e-9);
    const numWider = factors.filter((factor) => factor > 1).length;
    expect(Math.abs(numWider - 200)).toBeLessThan(50); // five standard deviations
  });

  test('pen width: half of all pens are below the geometric mean', () => {
    const widths = steps.map((step) => vary(BAR, { ...NOTHING, penWidth: [0.05, 0.2] }, step).penWidth);
    expect(Math.min(...widths)).toBeLessThan(0.052);
    expect(Math.max(...widths)).toBeGreaterThan(0.19);
    expect(Math.abs(widths.filter((width) => width < 0.1).length - 200)).toBeLessThan(50);
  });

  test('ink limit: no thick pen for a long path', () => {
    const long: readonly Stroke[] = [...BAR, ...BAR, ...BAR, ...BAR];
    expect(vary(long, { ...NOTHING, penWidth: [0.3, 0.3], inkLimit: 0.8 }).penWidth).toBe(0.3);
    expect(vary(long, { ...NOTHING, penWidth: [0.1, 0.1], inkLimit: 0.1 }).penWidth).toBe(0.1);
    expect(vary(long, { ...NOTHING, penWidth: [0.0999, 0.3], inkLimit: 0.4 }).penWidth).toBeLessThan(0.1000001);
  });

  test('cut and overshoot: ends are missing or drawn out, half of them neither', () => {
    const cut = steps.map((step) => lengthOf(vary(BAR, { ...NOTHING, cut: 0.1 }, step).strokes));
    expect(Math.min(...cut)).toBeGreaterThan(0.8);
    expect(Math.min(...cut)).toBeLessThan(0.86);
    const drawnOut = steps.map((step) => lengthOf(vary(BAR, { ...NOTHING, overshoot: 0.1 }, step).strokes));
    expect(Math.max(...drawnOut)).toBeLessThan(1.2);
    expect(Math.max(...drawnOut)).toBeGreaterThan(1.14);
    // Both ends stay with (3/4)²: five standard deviations are 0.124.
    for (const lengths of [cut, drawnOut]) {
      expect(Math.abs(lengths.filter((length) => Math.abs(length - 1) < 1e-9).length / 400 - 9 / 16)).toBeLessThan(
        0.125,
      );
    }
  });

  test('gap: about one drawing in four lacks a piece in the middle', () => {
    const varied = steps.map((step) => vary(BAR, { ...NOTHING, gap: 0.3 }, step).strokes);
    const broken = varied.filter((strokes) => strokes.length === 2);
    expect(broken.length).toBeGreaterThan(40);
    expect(broken.length).toBeLessThan(140);
    for (const strokes of broken) {
      const missing = 1 - lengthOf(strokes);
      expect(missing).toBeGreaterThan(0.04);
      expect(missing).toBeLessThan(0.41); // the piece, and half a point's distance at each side
    }
  });

  test('smoothing: corners are cut', () => {
    const corner: readonly Stroke[] = [
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    ];
    const lengths = steps.map((step) => lengthOf(vary(corner, { ...NOTHING, smoothing: 1 }, step).strokes));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2);
    expect(Math.min(...lengths)).toBeLessThan(1.97);
  });

  test.each(['jitter', 'strokeShift', 'bend'] as const)('%s moves points, within its limit', (name) => {
    const ring: readonly Stroke[] = sampleNumeral(NUMERAL_MODELS[0]);
    const still = vary(ring, NOTHING).strokes;
    const distances = steps.map((step) => {
      const moved = vary(ring, { ...NOTHING, [name]: 0.1 }, step).strokes;
      return Math.max(
        ...moved.flatMap((stroke, s) => stroke.map(([x, y], i) => Math.hypot(x - still[s][i][0], y - still[s][i][1]))),
      );
    });
    expect(Math.max(...distances)).toBeGreaterThan(0.025);
    expect(Math.max(...distances)).toBeLessThan(0.1 * Math.SQRT2 + 1e-9);
  });

  test('pressure: the pen changes its width, and is thinner where it was fast', () => {
    // The upper half in one step, the lower in twenty: with no waves, the upper half is the thinner.
    const hasty: readonly Stroke[] = [
      [[0, 0] as const, ...Array.from({ length: 21 }, (_, i) => [0, 100 + 5 * i] as const)],
    ];
    const means = [0, 0];
    for (const step of steps) {
      const [stroke] = vary(hasty, { ...NOTHING, pressure: 1 }, step).strokes;
      for (const [, y, pressure = Number.NaN] of stroke) means[y < 0 ? 0 : 1] += pressure / steps.length;
    }
    expect(means[0]).toBeLessThan(0.95 * means[1]);
  });
});

test('no stroke, one point, and points on one place are drawn as what they are', () => {
  const tiny = BAR.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y * Number.MIN_VALUE]));
  expect(vary(tiny, NOTHING).strokes).toEqual([[[0, 0, 0.5]]]);
  expect(vary([], {}).strokes).toEqual([]);
  expect(vary([[]], NOTHING).strokes).toEqual([[]]);
  expect(vary([[[3, 4]]], NOTHING).strokes).toEqual([[[0, 0, 0.5]]]);
  expect(
    vary(
      [
        [
          [3, 4, 0.7],
          [3, 4, 0.9],
        ],
      ],
      NOTHING,
    ).strokes,
  ).toEqual([[[0, 0, 0.7]]]);
});

test.each([
  [{ jitter: 2 }, 'varyStrokes: jitter is 2; expected a number from 0 to 0.5. Pass a limit in that range.'],
  [{ shear: Number.NaN }, 'varyStrokes: shear is NaN; expected a number from 0 to 2. Pass a limit in that range.'],
  [{ stretch: 0.5 }, 'varyStrokes: stretch is 0.5; expected a number from 1 to 4. Pass a limit in that range.'],
  [
    { rotationDegrees: 91 },
    'varyStrokes: rotationDegrees is 91; expected a number from 0 to 90. Pass a limit in that range.',
  ],
  [
    { penWidth: [0.3, 0.1] },
    'varyStrokes: penWidth is [0.3, 0.1]; expected two fractions of the ink box above 0 and below 1, the thinner ' +
      'first. Pass, for example, [0.05, 0.28].',
  ],
] as const)('refuses %o', (variation, message) => {
  expect(() => vary(BAR, variation)).toThrow(new StrokeError(message));
});
