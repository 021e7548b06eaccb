import { createModelSpec } from '@raqam/model';
import type { Benchmark } from '../benchmark.ts';
import { ABSENT_CHROMIUM } from '../chromium/absent-chromium.ts';
import { createChromiumContender } from '../chromium/create-chromium-contender.ts';
import { findChromium } from '../chromium/find-chromium.ts';
import { launchChromium } from '../chromium/launch-chromium.ts';
import { serveTraining } from '../chromium/serve-training.ts';
import { describeDurations } from '../describe-durations.ts';
import { createRaqamContender } from '../engine/create-raqam-contender.ts';
import { sampleEpochs } from '../engine/sample-epochs.ts';
import { loadMnist } from '../load-mnist.ts';
import { sampleInterleaved } from '../sample-interleaved.ts';
import { withDisposal } from '../with-disposal.ts';

const BATCH_SIZE = 128;
const NUM_ROUNDS = 6;

/** The engine in a browser, beside Node in the same run. */
export const measureEngineChromium: Benchmark['run'] = async (onProgress) => {
  const executablePath = findChromium();
  if (executablePath === null) return [ABSENT_CHROMIUM];
  onProgress('looking for MNIST');
  const mnist = await loadMnist('engine-chromium');
  const data = mnist.train.shuffle(1);
  const numSteps = Math.ceil(data.numImages / BATCH_SIZE);
  const spec = createModelSpec('cnn');
  onProgress('starting Chromium');
  return await withDisposal(async (keep) => {
    const server = keep(await serveTraining(data));
    const browser = await launchChromium(executablePath);
    keep({ dispose: () => browser.close() });
    const node = `Node ${process.versions.node}`;
    const version = `Chromium ${browser.version()}`;
    const contenders = [
      keep(await createRaqamContender({ name: `${node}, 2 workers`, spec, data, workers: 2 })),
      keep(await createChromiumContender(browser, `${version}, isolated`, server.isolatedUrl, 2)),
      keep(await createRaqamContender({ name: `${node}, 1 worker`, spec, data, workers: 1 })),
      keep(await createChromiumContender(browser, `${version}, isolated`, server.isolatedUrl, 1)),
      keep(await createChromiumContender(browser, `${version}, not isolated`, server.plainUrl, 1)),
      keep(await createChromiumContender(browser, `${version}, not isolated`, server.plainUrl, 2)),
    ];
    const sampled = [];
    for (const contender of contenders) sampled.push(await sampleEpochs(contender, numSteps));
    const { aaRatios, samples } = await sampleInterleaved(sampled, {
      numWarmup: 0,
      numRounds: NUM_ROUNDS,
      onRound: (round) => onProgress(`round ${round + 1} of ${NUM_ROUNDS}`),
    });
    // Pairs that are compared: Node with the isolated page, and one worker with two where none is isolated.
    const pairs = [
      ['2 workers', samples.slice(0, 2)],
      ['1 worker', samples.slice(2, 4)],
      ['without shared memory', samples.slice(4)],
    ] as const;
    return [
      ...pairs.flatMap(([work, pair]) => describeDurations(pair, { unit: 's', work, numImages: data.numImages })),
      { kind: 'aa', name: samples[0].name, work: null, ratios: aaRatios },
    ];
  });
};
