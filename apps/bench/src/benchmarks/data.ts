import { type Dataset, synthesizeDigit } from '@raqam/dataset';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { heldMemoryBytes } from '../held-memory.ts';
import { loadMnist } from '../load-mnist.ts';
import { measureDuration } from '../measure-duration.ts';

const BATCH_SIZE = 128;

/** From files to batches: what a training run waits for besides its arithmetic. */
export const dataBenchmark: Benchmark = {
  name: 'data',
  description: 'MNIST from gzip with digests checked, an epoch of batches, synthetic digits, memory (needs MNIST)',
  run: async (onProgress) => {
    const before = await heldMemoryBytes();
    onProgress('looking for MNIST');
    const mnist = await loadMnist('data');
    const after = await heldMemoryBytes();
    const results: BenchmarkResult[] = [
      { kind: 'amount', name: 'memory held by MNIST, both parts', unit: 'MB', value: (after - before) / 1e6 },
    ];

    onProgress('load MNIST');
    results.push(
      await measureDuration(() => loadMnist('data'), {
        name: 'load MNIST: read, gunzip, check digests, decode',
        unit: 'ms',
        numWarmup: 1,
        minSamples: 8,
        numImages: mnist.train.numImages + mnist.test.numImages,
      }),
    );

    for (const reuseBuffers of [false, true]) {
      const name = `epoch of MNIST train in batches of ${BATCH_SIZE}${reuseBuffers ? ', buffers used again' : ''}`;
      onProgress(name);
      let epoch = 0;
      results.push(
        await measureDuration(() => walkEpoch(mnist.train, epoch++, reuseBuffers), {
          name,
          unit: 'ms',
          numWarmup: 2,
          minSamples: 15,
          numImages: mnist.train.numImages,
        }),
      );
    }

    onProgress('synthetic digits');
    let index = 0;
    results.push(
      await measureDuration(() => synthesizeDigit(1, index++), {
        name: 'synthetic digit',
        unit: 'µs',
        numWarmup: 500,
        minSamples: 2000,
        numImages: 1,
      }),
    );
    return results;
  },
};

/** Takes every batch of an epoch and looks at one value of each. */
function walkEpoch(dataset: Dataset, epoch: number, reuseBuffers: boolean): number {
  let sum = 0;
  for (const { images, labels } of dataset.batches({ batchSize: BATCH_SIZE, seed: 1, epoch, reuseBuffers })) {
    sum += images[images.length / 2] + labels[0];
  }
  return sum;
}
