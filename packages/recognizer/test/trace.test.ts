import {
  digitFromStrokes,
  findInkBox,
  type Pixels,
  type Point,
  type Raster,
  rasterize,
  type Stroke,
} from '@raqam/image';
import { createRecognizer, type PreparationStep, type Recognizer, type TraceStage } from '@raqam/recognizer';
import { beforeAll, describe, expect, test } from 'vitest';

/** Upright, twice as high as wide; its mass is on the left. */
const FIVE: readonly Stroke[] = [
  [
    [40, 0],
    [4, 0],
    [0, 40],
    [30, 40],
    [40, 60],
    [30, 80],
    [0, 80],
  ],
];
const move = (dx: number, dy: number): Stroke[] =>
  FIVE.map((stroke) => stroke.map(([x, y]): Point => [x + dx, y + dy]));

let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = await createRecognizer();
});

/** The stages by name, in the order they came in. */
function stagesOf(trace: readonly TraceStage[] | undefined) {
  if (trace === undefined) throw new Error('no trace');
  expect(trace.map(({ name }) => name)).toEqual(['ink', 'box', 'fitted', 'centered']);
  const [ink, box, fitted, centered] = trace;
  return { ink, box, fitted, centered };
}

test('is not told unless it is asked for', () => {
  expect(recognizer.recognize(FIVE)).not.toHaveProperty('trace');
  expect(recognizer.recognize(FIVE, { trace: false })).not.toHaveProperty('trace');
  expect(recognizer.recognize([], { trace: true })).toBeNull();
});

test('each step does one thing, up to the image that is read', () => {
  const prediction = recognizer.recognize(move(200, 20), { trace: true, sheet: { width: 280, height: 280 } });
  const { ink, box, fitted, centered } = stagesOf(prediction?.trace);
  // The sheet of 280 is 28 pixels: the pen's path from 20 to 24 across and 2 to 10 down, and half a pen of 1.1 around.
  expect(ink.inkBox).toEqual({ left: 19, top: 1, width: 6, height: 10 });
  expect(box.inkBox).toEqual({ left: 0, top: 0, width: 28, height: 28 });
  // Proportions: 51 units across and 91 down, pen included.
  expect(fitted.inkBox).toEqual({ left: 8, top: 4, width: 11, height: 20 });
  expect(centered.inkBox).toMatchObject({ width: 11, height: 20 });
  expect(centered.image).toEqual(prediction?.image);
  expect(centered.probabilities).toEqual(prediction?.probabilities);
  expect(centered.label).toBe(prediction?.label);
});

test('each step has what the network makes of it', () => {
  const { trace } = recognizer.recognize(move(200, 20), { trace: true, sheet: { width: 280, height: 280 } }) ?? {};
  for (const { image, inkBox, probabilities, label } of Object.values(stagesOf(trace))) {
    expect(inkBox).toEqual(findInkBox(image));
    // Ten f32 roundings of at most 2^−25 each.
    expect(Math.abs(probabilities.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(3e-7);
    expect(probabilities[label]).toBe(Math.max(...probabilities));
    expect(image.ink.every((value) => value === Math.fround(Math.round(value * 255) / 255))).toBe(true);
  }
});

describe('without some steps', () => {
  const sheet = { width: 280, height: 280 };
  const traceWithout = (...skippedSteps: PreparationStep[]) => {
    const prediction = recognizer.recognize(move(200, 20), { trace: true, sheet, skippedSteps });
    return { prediction, ...stagesOf(prediction?.trace) };
  };

  test('what is read stays the same', () => {
    const { durationMs: _, ...plain } = recognizer.recognize(move(200, 20)) ?? {};
    expect(traceWithout('box', 'fitted', 'centered').prediction).toMatchObject(plain);
  });

  test('nothing changes where all are left out', () => {
    const { ink, box, fitted, centered } = traceWithout('box', 'fitted', 'centered');
    const { name: _, ...whole } = ink;
    for (const stage of [box, fitted, centered]) expect(stage).toMatchObject(whole);
  });

  test('what is left out leaves the picture as it was before it', () => {
    const { fitted, centered } = traceWithout('centered');
    expect(centered).toEqual({ ...fitted, name: 'centered' });
    expect(traceWithout().centered).not.toEqual({ ...fitted, name: 'centered' });
    const stretched = traceWithout('fitted');
    expect(stretched.fitted).toEqual({ ...stretched.box, name: 'fitted' });
    // It fills the frame, where it cannot be moved.
    expect(stretched.centered.inkBox).toEqual({ left: 0, top: 0, width: 28, height: 28 });
  });

  test('without its box the whole sheet is fitted, and the small digit on it is moved to the middle', () => {
    const { fitted, centered } = traceWithout('box');
    // The sheet is 20 pixels: the path from 14.3 to 17.1 across and 1.4 to 7.1 down, half a pen of 0.4 around, 4 for the edge.
    expect(fitted.inkBox).toEqual({ left: 17, top: 5, width: 5, height: 7 });
    expect(centered.inkBox).toMatchObject({ width: 5, height: 7 });
    expect(centered.inkBox?.left).toBeLessThan(14);
    expect((centered.inkBox?.left ?? 0) + 5).toBeGreaterThan(14);
  });
});

test('where the drawing stands is seen in the first step only', () => {
  const sheet = { width: 400, height: 400 };
  const near = stagesOf(recognizer.recognize(move(10, 10), { trace: true, sheet })?.trace);
  const far = stagesOf(recognizer.recognize(move(300, 300), { trace: true, sheet })?.trace);
  expect(far.ink).not.toEqual(near.ink);
  expect([far.box, far.fitted, far.centered]).toEqual([near.box, near.fitted, near.centered]);
});

test('a sheet without proportions of its own is that of the strokes', () => {
  const { ink, box } = stagesOf(recognizer.recognize(FIVE, { trace: true })?.trace);
  expect(ink.inkBox).toEqual({ left: 0, top: 0, width: 28, height: 28 });
  expect(ink.image).toEqual(box.image);
});

test('what was drawn beyond the sheet leaves nothing in the first step', () => {
  const { ink, centered } = stagesOf(
    recognizer.recognize(move(500, 0), { trace: true, sheet: { width: 400, height: 400 } })?.trace,
  );
  expect(ink.inkBox).toBeNull();
  expect(centered.image).toEqual(digitFromStrokes(FIVE));
});

describe('of pixels', () => {
  /** The five on a sheet of 120×140, its ink's box at (60, 70). */
  function paint(): Raster {
    const drawn = rasterize(FIVE);
    const ink = new Float32Array(120 * 140);
    for (let y = 0; y < drawn.height; y++) {
      ink.set(drawn.ink.subarray(y * drawn.width, (y + 1) * drawn.width), (70 + y) * 120 + 60);
    }
    return { width: 120, height: 140, ink };
  }

  test('the whole raster is the first step', () => {
    const { ink, centered } = stagesOf(recognizer.recognize(paint(), { trace: true })?.trace);
    expect(ink.inkBox).toEqual({ left: 14, top: 14, width: 8, height: 12 });
    expect(centered.image).toEqual(digitFromStrokes(FIVE));
  });

  test('in a picture ink is found first', () => {
    const { ink: painted, ...size } = paint();
    const picture: Pixels = { data: Uint8Array.from(painted, (value) => 220 - Math.round(200 * value)), ...size };
    const { ink } = stagesOf(recognizer.recognize(picture, { trace: true })?.trace);
    expect(ink.inkBox).toEqual({ left: 14, top: 14, width: 8, height: 12 });
  });

  test('a digit image is the same from the first step to the last, but for the stretched one', () => {
    const image = digitFromStrokes(FIVE);
    if (image === null) throw new Error('nothing drawn');
    const levels = Uint8Array.from(image.ink, (value) => Math.round(255 * value));
    const { ink, fitted, centered } = stagesOf(
      recognizer.recognize({ data: levels, width: 28, height: 28 }, { trace: true })?.trace,
    );
    expect(ink.image).toEqual(image);
    expect(centered.image).toEqual(image);
    expect(fitted.inkBox).toMatchObject({ width: centered.inkBox?.width, height: 20 });
  });
});
