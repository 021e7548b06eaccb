import { parseModelSpec } from '@raqam/artifact';
import { createInference, EngineError, occludeImage } from '@raqam/engine';
import { createModelSpec } from '@raqam/model';
import { expect, test } from 'vitest';
import { randomImages, randomWeights } from './random-values.ts';

/** Answers with the sum of the image's upper left pixel and its neighbor, and with 0. */
const corner = parseModelSpec({
  version: 1,
  name: 'corner',
  inputShape: [3, 3, 1],
  layers: [
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'output', units: 2, useBias: false },
  ],
});
const cornerWeights = [
  {
    name: 'output/kernel',
    shape: [9, 2],
    values: Float32Array.of(0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
  },
];

test('each pixel has the mean fall over the patches that cover it', async () => {
  const inference = await createInference(corner, cornerWeights);
  const image = Float32Array.of(0.5, 0.25, 1, 1, 1, 1, 1, 1, 1);
  // Patches of 2×2: the upper left one covers both pixels that count, the upper right one the second, the others none.
  expect(await occludeImage(inference, image, { patchSize: 2 })).toEqual({
    label: 1,
    probability: 0.75,
    drops: Float32Array.of(0.75, 0.5, 0.25, 0.375, 0.25, 0.125, 0, 0, 0),
  });
  expect(await occludeImage(inference, image, { patchSize: 1 })).toMatchObject({
    drops: Float32Array.of(0.5, 0.25, 0, 0, 0, 0, 0, 0, 0),
  });
  expect(image).toEqual(Float32Array.of(0.5, 0.25, 1, 1, 1, 1, 1, 1, 1));
});

test('tells how far it is, and stops when it is asked to', async () => {
  const spec = createModelSpec('softmax');
  const inference = await createInference(spec, randomWeights(spec));
  const image = randomImages(spec, 1);
  const shares: number[] = [];
  const { drops } = await occludeImage(inference, image, { onProgress: (share) => shares.push(share) });
  expect(drops.length).toBe(784);
  // 25² places in batches of 64.
  expect(shares).toEqual([...Array.from({ length: 9 }, (_, i) => ((i + 1) * 64) / 625), 1]);
  const stop = new AbortController();
  const stopped = occludeImage(inference, image, { signal: stop.signal, onProgress: () => stop.abort() });
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
});

test('refuses what cannot be covered', async () => {
  const inference = await createInference(corner, cornerWeights);
  await expect(occludeImage(inference, new Float32Array(9), { patchSize: 4 })).rejects.toThrow(
    new EngineError(
      'occludeImage: patchSize is 4; expected a whole number from 1 to 3, the side of the image. Choose a smaller patch.',
    ),
  );
  const colored = parseModelSpec({ ...corner, name: 'colored', inputShape: [3, 1, 3] });
  await expect(occludeImage(await createInference(colored, cornerWeights), new Float32Array(9))).rejects.toThrow(
    new EngineError(
      'occludeImage: colored reads 3×1×3; expected a square image of one channel. Choose a network for digits.',
    ),
  );
});
