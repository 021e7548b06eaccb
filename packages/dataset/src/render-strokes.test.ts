import { digitFromStrokes, NUMERAL_MODELS, normalizeDigit, sampleNumeral } from '@raqam/image';
import { expect, test } from 'vitest';
import type { StrokeSample } from './decode-stroke-lines.ts';
import { DatasetArgumentError, DatasetContentError } from './errors.ts';
import { renderStrokes } from './render-strokes.ts';
import { sha256 } from './sha256.ts';

const samples: readonly StrokeSample[] = NUMERAL_MODELS.map((model, i) => ({
  label: model.digit,
  writer: `w${i % 3}`,
  strokes: sampleNumeral(model),
}));
const n = samples.length;

test('draws one image of each sample, then another of each', async () => {
  const set = await renderStrokes(samples, { name: 'pen', renderings: 3, seed: 1 });
  expect(set.numImages).toBe(3 * n);
  for (let i = 0; i < 3 * n; i++) {
    expect(set.labels[i]).toBe(samples[i % n].label);
    expect(set.writers?.[i]).toBe(samples[i % n].writer);
  }
  expect(new Set(Array.from({ length: 3 * n }, (_, i) => set.image(i).join())).size).toBe(3 * n);
  // Part of every saved run: a change breaks every replay.
  expect(await sha256(new Uint8Array(set.images))).toBe(
    '44ec50600e0be838c76bf0b8775d6c92fed4482a2c0caefb7e90d4d0f67f06d4',
  );
});

test('more renderings, or fewer samples, leave an image as it was', async () => {
  const one = await renderStrokes(samples, { name: 'pen', seed: 1 });
  const two = await renderStrokes(samples, { name: 'pen', renderings: 2, seed: 1 });
  expect(two.take(n).images).toEqual(one.images);
  expect((await renderStrokes(samples.slice(0, 4), { name: 'pen', seed: 1 })).images).toEqual(one.take(4).images);
  expect((await renderStrokes(samples, { name: 'pen', seed: 2 })).images).not.toEqual(one.images);
});

test('every image obeys the 28×28 contract', async () => {
  const set = await renderStrokes(samples, { name: 'pen', renderings: 20, seed: 3 });
  for (let i = 0; i < set.numImages; i++) {
    const ink = Float32Array.from(set.image(i), (value) => value / 255);
    expect(normalizeDigit({ width: 28, height: 28, ink })?.ink).toEqual(ink);
  }
});

test('pens differ, within the limits', async () => {
  const bar: StrokeSample = {
    label: 1,
    writer: null,
    strokes: [
      [
        [0, 0],
        [0, 10],
      ],
    ],
  };
  const variation = {
    penWidth: [0.05, 0.3],
    pressure: 0,
    bend: 0,
    jitter: 0,
    gap: 0,
    rotationDegrees: 0,
    shear: 0,
  } as const;
  const set = await renderStrokes([bar], { name: 'bars', renderings: 60, seed: 1, variation });
  const widths = Array.from({ length: 60 }, (_, i) => set.image(i).reduce((sum, value) => sum + value, 0) / 255 / 20);
  expect(Math.min(...widths)).toBeLessThan(1.3);
  expect(Math.min(...widths)).toBeGreaterThan(0.7);
  expect(Math.max(...widths)).toBeGreaterThan(4.5);
  expect(Math.max(...widths)).toBeLessThan(6);
  expect(set.writers).toBeNull();
});

test('what a thick pen would make a dot of is drawn again, and at last as it was written', async () => {
  const tick: StrokeSample = {
    label: 1,
    writer: null,
    strokes: [
      [
        [0, 0],
        [1, 4],
      ],
    ],
  };
  const thick = { penWidth: [0.95, 0.95], inkLimit: 10 } as const;
  const set = await renderStrokes([tick], { name: 'ticks', seed: 1, variation: thick });
  const plain = digitFromStrokes(tick.strokes);
  expect(set.image(0)).toEqual(Uint8Array.from(plain?.ink ?? [], (value) => Math.round(value * 255)));
});

test('lets other work go on, tells how far it is, and can be given up', async () => {
  const many = Array.from({ length: 2000 }, (_, i) => samples[i % n]);
  const seen: number[] = [];
  let numTurns = 0;
  const timer = setInterval(() => numTurns++, 0);
  await renderStrokes(many, {
    name: 'pen',
    seed: 1,
    onProgress: ({ numDrawn, numImages }) => {
      expect(numImages).toBe(2000);
      seen.push(numDrawn);
    },
  });
  clearInterval(timer);
  expect(numTurns).toBeGreaterThan(2);
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(2000);

  const controller = new AbortController();
  const drawing = renderStrokes(many, {
    name: 'pen',
    seed: 1,
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('enough')),
  });
  await expect(drawing).rejects.toThrow(new Error('enough'));
});

test.each([
  [
    'a dot',
    [{ ...samples[0], strokes: [[[5, 5]]] }],
    1,
    new DatasetContentError('pen: digit 0 (label 0) leaves nothing to see, as a single dot does. Take it out.'),
  ],
  ['no samples', [], 1, new DatasetContentError('pen: no images. Pass at least one.')],
  [
    'no renderings',
    samples,
    0,
    new DatasetArgumentError('pen: renderings is 0; expected a whole number from 1. Pass a number in that range.'),
  ],
] as const)('refuses %s', async (_, given, renderings, error) => {
  await expect(renderStrokes(given, { name: 'pen', renderings, seed: 1 })).rejects.toThrow(error);
});
