import { type Dataset, synthesizeDigit } from '@raqam/dataset';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { heldMemoryBytes } from '../held-memory.ts';
import { loadMnist } from '../load-mnist.ts';
import { measureInterleaved } from '../measure-interleaved.ts';

const BATCH_SIZE = 128;

/** From files to batches: what a training run waits for besides its arithmetic. */
export const measureData: Benchmark['run'] = async (onProgress) => {
  const before = await heldMemoryBytes();
  onProgress('looking for MNIST');
  const mnist = await loadMnist('data');
  const after = await heldMemoryBytes();
  const results: BenchmarkResult[] = [
    { kind: 'amount', name: 'memory held by MNIST, both parts', unit: 'MB', value: (after - before) / 1e6 },
  ];

  onProgress('load MNIST');
  results.push(
    ...(await measureInterleaved(
      [{ name: 'load MNIST: read, gunzip, check digests, decode', call: () => loadMnist('data') }],
      { unit: 'ms', numWarmup: 1, numRounds: 8, numImages: mnist.train.numImages + mnist.test.numImages },
    )),
  );

  const name = `epoch of MNIST train in batches of ${BATCH_SIZE}`;
  onProgress(name);
  let epoch = 0;
  results.push(
    ...(await measureInterleaved(
      [
        { name, call: () => walkEpoch(mnist.train, epoch++, false) },
        { name: `${name}, buffers used again`, call: () => walkEpoch(mnist.train, epoch++, true) },
      ],
      { unit: 'ms', numWarmup: 2, numRounds: 15, numImages: mnist.train.numImages },
    )),
  );

  onProgress('synthetic digits');
  let index = 0;
  results.push(
    ...(await measureInterleaved([{ name: 'synthetic digit', call: () => synthesizeDigit(1, index++) }], {
      unit: 'µs',
      numWarmup: 5,
      numRounds: 20,
      callsPerRound: 100,
      numImages: 1,
    })),
  );
  return results;
};

/** Takes every batch of an epoch and looks at one value of each. */
function walkEpoch(dataset: Dataset, epoch: number, reuseBuffers: boolean): number {
  let sum = 0;
  for (const { images, labels } of dataset.batches({ batchSize: BATCH_SIZE, seed: 1, epoch, reuseBuffers })) {
    sum += images[images.length / 2] + labels[0];
  }
  return sum;
}
