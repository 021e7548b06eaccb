import {
  InkRangeError,
  NUMERAL_MODELS,
  type Pixels,
  type Point,
  type Raster,
  ShapeError,
  type Stroke,
  StrokeError,
  sampleNumeral,
} from '@raqam/image';
import { createRecognizer, DrawingError, type NumberPrediction, type Recognizer } from '@raqam/recognizer';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

const HEIGHT = 40;

/** A digit of the given height, in whole units, its box beginning at `left` and `top`. */
function writeDigit(digit: number, left: number, top: number): Stroke[] {
  const model = NUMERAL_MODELS.find((candidate) => candidate.digit === digit);
  if (model === undefined) throw new Error(`no model of ${digit}`);
  const strokes = sampleNumeral(model);
  const leastX = Math.min(...strokes.flat().map(([x]) => x));
  const leastY = Math.min(...strokes.flat().map(([, y]) => y));
  const height = Math.max(...strokes.flat().map(([, y]) => y)) - leastY;
  const place = (value: number, least: number): number => Math.round(((value - least) / height) * HEIGHT);
  return strokes.map((stroke) => stroke.map(([x, y]): Point => [place(x, leastX) + left, place(y, leastY) + top]));
}

/** Rows of digits with even gaps. */
function write(...rows: string[]): Stroke[] {
  return rows.flatMap((row, r) => {
    let left = 0;
    return Array.from(row, Number).flatMap((digit) => {
      const strokes = writeDigit(digit, left, r * 70);
      left = Math.max(...strokes.flat().map(([x]) => x)) + 9;
      return strokes;
    });
  });
}

/** Black strokes on white paper, which `paint` may change: the level of a pixel from its place and its ink. */
function draw(
  strokes: readonly Stroke[],
  { margin = 25, slope = 0, paint = (_x: number, _y: number, ink: number) => 255 - 255 * ink } = {},
): Pixels {
  const turned = strokes.map((stroke) => stroke.map(([x, y]): Point => [x - slope * y, y + slope * x]));
  const [xs, ys] = [turned.flat().map(([x]) => x), turned.flat().map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  const [width, height] = [Math.max(...xs) + margin - left, Math.max(...ys) + margin - top].map(Math.ceil);
  const ink = new Float32Array(width * height);
  for (const stroke of turned) {
    for (const [px, py] of stroke) {
      // The points of a sampled numeral lie close together: discs around them are the stroke.
      for (let y = Math.max(0, Math.floor(py - top - 4)); y < Math.min(height, py - top + 4); y++) {
        for (let x = Math.max(0, Math.floor(px - left - 4)); x < Math.min(width, px - left + 4); x++) {
          const distance = Math.hypot(x + 0.5 - (px - left), y + 0.5 - (py - top));
          ink[y * width + x] = Math.max(ink[y * width + x], Math.min(1, Math.max(0, 3 - distance)));
        }
      }
    }
  }
  const data = Uint8Array.from(ink, (value, i) => Math.round(paint(i % width, Math.floor(i / width), value)));
  return { data, width, height };
}

let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = await createRecognizer();
});

function read(drawing: readonly Stroke[] | Pixels | Raster): NumberPrediction {
  const prediction = recognizer.recognizeNumber(drawing);
  if (prediction === null) throw new Error('nothing was read');
  return prediction;
}

describe('strokes', () => {
  test.each(['7', '10', '2075', '318', '469', '998822'])('reads %s', (text) => {
    expect(read(write(text)).text).toBe(text);
  });

  test('tells all there is to a reading', () => {
    const { text, digits, rows, probability, durationMs } = read(write('25', '380'));
    expect(text).toBe('25\n380');
    expect(rows.map((row) => row.map(({ label }) => label))).toEqual([
      [2, 5],
      [3, 8, 0],
    ]);
    expect(digits).toEqual(rows.flat());
    expect(digits[0].box).toMatchObject({ left: 0, top: 0, height: HEIGHT });
    expect(digits[2].box).toMatchObject({ left: 0, top: 70, height: HEIGHT });
    for (const digit of digits) {
      expect(digit.probability).toBe(Math.max(...digit.probabilities));
      expect(digit.probabilities[digit.label]).toBe(digit.probability);
    }
    expect(probability).toBeGreaterThan(0.5);
    expect(probability).toBeLessThanOrEqual(1);
    expect(durationMs).toBeGreaterThan(0);
  });

  test('each digit has the image that the network saw', () => {
    const [four] = recognizer.recognizeNumber(write('427'))?.digits ?? [];
    const alone = recognizer.recognize(writeDigit(4, 0, 0));
    expect(four?.image).toEqual(alone?.image);
    expect(four?.probabilities).toEqual(alone?.probabilities);
  });

  test('the order of writing does not matter to digits that stand apart', () => {
    const strokes = write('2075');
    expect(read(strokes.toReversed()).text).toBe('2075');
  });

  test('rows that rise or fall are read along', () => {
    for (const slope of [-0.2, 0.2]) {
      const tilted = write('380', '296').map((stroke) => stroke.map(([x, y]): Point => [x, y + slope * x]));
      expect(read(tilted).text).toBe('380\n296');
    }
  });

  test('moving strokes, or scaling them by a power of two, changes nothing but the boxes', () => {
    const strokes = write('2075', '38');
    const expected = read(strokes);
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.constantFrom(0.25, 1, 4),
        (dx, dy, factor) => {
          const moved = read(
            strokes.map((stroke) => stroke.map(([x, y]): Point => [(x + dx) * factor, (y + dy) * factor])),
          );
          expect(moved.text).toBe(expected.text);
          expect(moved.probability).toBe(expected.probability);
          for (const [i, { box, probabilities }] of moved.digits.entries()) {
            const { left, top, width, height } = expected.digits[i].box;
            expect(box).toEqual({
              left: (left + dx) * factor,
              top: (top + dy) * factor,
              width: width * factor,
              height: height * factor,
            });
            expect(probabilities).toEqual(expected.digits[i].probabilities);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('pictures', () => {
  test.each(['7', '2075', '318'])('reads %s from black on white, boxes in pixels', (text) => {
    const { text: found, digits } = read(draw(write(text)));
    expect(found).toBe(text);
    expect(Math.abs(digits[0].box.left - 22)).toBeLessThan(2);
    expect(Math.abs(digits[0].box.height - HEIGHT - 6)).toBeLessThan(3);
  });

  test('reads a raster, whose ink is known', () => {
    const { data, width, height } = draw(write('2075'));
    expect(read({ ink: Float32Array.from(data, (level) => 1 - level / 255), width, height }).text).toBe('2075');
  });

  test.each([
    ['uneven light', (x: number, y: number, ink: number) => (200 - 0.4 * x - 0.3 * y) * (1 - 0.7 * ink)],
    ['chalk on a board', (x: number, _y: number, ink: number) => (50 - 0.05 * x) * (1 + 3 * ink)],
    ['grain', (x: number, y: number, ink: number) => 220 - 150 * ink + (((x * 7919 + y * 104729) % 31) - 15)],
    ['rules', (_x: number, y: number, ink: number) => Math.min(y % 35 < 2 ? 140 : 235, 235 - 200 * ink)],
    ['specks', (x: number, y: number, ink: number) => ((x * 31 + y * 17) % 997 === 0 ? 60 : 240 - 200 * ink)],
  ])('reads through %s', (_, paint) => {
    expect(read(draw(write('2075', '38'), { margin: 40, paint })).text).toBe('2075\n38');
  });

  test.each([-0.26, -0.1, 0.1, 0.26])('reads what is turned so that its rows fall by %d', (slope) => {
    const prediction = read(draw(write('2075', '3896'), { slope }));
    expect(prediction.text).toBe('2075\n3896');
    expect(Math.abs(prediction.digits[0].box.left + 0)).toBeLessThan(70);
  });

  test('digits that touch are cut apart', () => {
    const three = writeDigit(3, 0, 0);
    const right = Math.max(...three.flat().map(([x]) => x));
    expect(read(draw([...three, ...writeDigit(6, right + 3, 0), ...writeDigit(2, right + 60, 0)])).text).toBe('362');
  });

  test('a large picture is read at a smaller scale, boxes in its own pixels', () => {
    const small = draw(write('38'));
    const factor = 16;
    const [width, height] = [small.width * factor, small.height * factor];
    const data = Uint8Array.from(
      { length: width * height },
      (_, i) => small.data[Math.floor(i / width / factor) * small.width + Math.floor((i % width) / factor)],
    );
    const { text, digits } = read({ data, width, height });
    expect(text).toBe('38');
    expect(Math.abs(digits[0].box.left - 22 * factor)).toBeLessThan(2 * factor);
  });
});

describe('what is no number', () => {
  test.each([
    ['no strokes', []],
    ['empty strokes', [[], []]],
    ['a dot', [[[3, 3]]]],
    ['one white pixel', { data: new Uint8Array([255]), width: 1, height: 1 }],
    ['white paper', { data: new Uint8Array(10_000).fill(255), width: 100, height: 100 }],
    ['one inked pixel', { ink: new Float32Array([1]), width: 1, height: 1 }],
    ['no ink', { ink: new Float32Array(100), width: 10, height: 10 }],
  ] satisfies [string, readonly Stroke[] | Pixels | Raster][])('%s is null', (_, drawing) => {
    expect(recognizer.recognizeNumber(drawing)).toBeNull();
  });

  test.each([
    ['all ink', () => 1],
    ['a grid of dots', (i: number) => (i % 2 === 0 && Math.floor(i / 1200) % 2 === 0 ? 1 : 0)],
    ['a grid of lines', (i: number) => (i % 20 === 0 || Math.floor(i / 1200) % 20 === 0 ? 1 : 0)],
    ['noise', (i: number) => ((i * 7919) % 1009) / 1008],
  ])('%s takes bounded time', (_, inkAt) => {
    const ink = Float32Array.from({ length: 1200 * 1200 }, (__, i) => inkAt(i));
    const start = performance.now();
    recognizer.recognizeNumber({ ink, width: 1200, height: 1200 });
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('refuses what cannot be drawn, and says where', () => {
    expect(() => recognizer.recognizeNumber([[[0, 0]], [[1, Number.NaN]]])).toThrow(
      new StrokeError('strokes[1][0]: y is NaN; expected a finite number. Leave such points out.'),
    );
    expect(() => recognizer.recognizeNumber({ ink: new Float32Array(3), width: 2, height: 2 })).toThrow(ShapeError);
    expect(() => recognizer.recognizeNumber({ ink: new Float32Array([2]), width: 1, height: 1 })).toThrow(
      InkRangeError,
    );
  });

  test('refuses more strokes than a few rows have', () => {
    const strokes = Array.from(
      { length: 1001 },
      (_, i): Stroke => [
        [i, 0],
        [i, 9],
      ],
    );
    expect(() => recognizer.recognizeNumber(strokes)).toThrow(
      new DrawingError('recognizeNumber: 1001 strokes were passed; expected at most 1000. Read fewer rows at a time.'),
    );
  });
});
