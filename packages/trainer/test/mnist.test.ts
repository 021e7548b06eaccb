import { findMnist, loadDataset } from '@raqam/dataset/node';
import { createModelSpec } from '@raqam/model';
import { train } from '@raqam/trainer';
import { expect, test, vi } from 'vitest';
import { collect } from './tiny.ts';

// 200 steps take 3 s of a free core, and cores are not always free.
vi.setConfig({ testTimeout: 120_000 });

test.skipIf((await findMnist()) === null)("the report's network reads MNIST after 200 steps", async () => {
  const { train: images, test: judged } = await loadDataset('mnist');
  const options = {
    epochs: 1,
    batchSize: 64,
    limit: 200 * 64,
    optimizer: { type: 'adam', learningRate: 0.002 },
  } as const;
  const { done } = await collect(train(createModelSpec('cnn'), { train: images, test: judged.take(2000) }, options));
  expect(done.metrics?.accuracy).toBeGreaterThan(0.93);
});
