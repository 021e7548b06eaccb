import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Dataset, encodeIdx } from '@raqam/dataset';
import { openDataset } from '@raqam/dataset/node';
import { evaluate, train } from '@raqam/trainer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { collect, createMemoryStore, data, options, tiny } from './tiny.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-trainer-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function writePair(dataset: Dataset) {
  const { images, labels } = dataset.shapes();
  const paths = { name: dataset.name, images: join(folder, 'images'), labels: join(folder, 'labels') };
  await writeFile(paths.images, encodeIdx({ shape: images, data: dataset.images }));
  await writeFile(paths.labels, encodeIdx({ shape: labels, data: dataset.labels }));
  return paths;
}

test.each(['wasm', 'tfjs'] as const)('a set in a file gives the same run as in memory: %s', async (engine) => {
  const source = await openDataset(await writePair(data.train));
  const wanted = { ...options, engine, validationFraction: 0.2 };
  const streamed = await collect(train(tiny, { train: source, test: source }, wanted));
  const held = await collect(train(tiny, { train: data.train, test: data.train }, wanted));
  expect(streamed.done.weightsSha256).toBe(held.done.weightsSha256);
  expect(streamed.done.metrics).toEqual(held.done.metrics);
  expect(await evaluate(tiny, held.done.weights, source, { engine })).toEqual(
    await evaluate(tiny, held.done.weights, data.train, { engine }),
  );
});

test('it goes on from a checkpoint in mid-epoch', async () => {
  const source = await openDataset(await writePair(data.train));
  const whole = await collect(train(tiny, { train: source }, options));
  const checkpoints = createMemoryStore();
  for await (const event of train(tiny, { train: source }, options, { checkpoints, checkpointEvery: 3 })) {
    if (event.type === 'checkpoint' && event.step === 2) break;
  }
  const resumed = await collect(train(tiny, { train: source }, options, { checkpoints, resume: true }));
  expect(resumed.done.weightsSha256).toBe(whole.done.weightsSha256);
});

test('a set of three times the memory that is allowed for it', async () => {
  const numImages = 40_000;
  const images = new Uint8Array(numImages * 784);
  const labels = new Uint8Array(numImages);
  for (let index = 0; index < numImages; index++) {
    images.set(data.train.image(index % 100), index * 784);
    labels[index] = data.train.labels[index % 100];
  }
  const big = new Dataset({ name: 'big', images, labels });
  const paths = await writePair(big);
  const program = fileURLToPath(new URL('train-from-file.ts', import.meta.url));
  const node = ['--conditions=@raqam/source', '--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const { stdout } = await promisify(execFile)(process.execPath, [...node, program, paths.images, paths.labels]);
  const [weightsSha256, mostBytes] = JSON.parse(stdout);
  expect(mostBytes).toBeLessThan(images.length / 3);
  const held = await collect(train(tiny, { train: big }, { ...options, epochs: 1, batchSize: 512, workers: 2 }));
  expect(weightsSha256).toBe(held.done.weightsSha256);
});
