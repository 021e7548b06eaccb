import { createModelSpec } from '@raqam/model';
import { summarize } from '@raqam/report';
import type { Benchmark, QuantityResult } from '../benchmark.ts';
import { describeDurations } from '../describe-durations.ts';
import { createRaqamContender } from '../engine/create-raqam-contender.ts';
import { sampleEpochs } from '../engine/sample-epochs.ts';
import { loadMnist } from '../load-mnist.ts';
import { roundRatios, type Samples, sampleInterleaved } from '../sample-interleaved.ts';
import { withDisposal } from '../with-disposal.ts';

const BATCH_SIZE = 128;
const NUM_ROUNDS = 6;
/** The first is what the others are related to. */
const CREWS = [
  { name: '1 worker', workers: 1, sharedMemory: true },
  { name: '2 workers, shared memory', workers: 2, sharedMemory: true },
  { name: '4 workers, shared memory', workers: 4, sharedMemory: true },
  { name: '2 workers, messages', workers: 2, sharedMemory: false },
  { name: '4 workers, messages', workers: 4, sharedMemory: false },
] as const;

/** What more workers bring. */
export const measureScaling: Benchmark['run'] = async (onProgress) => {
  onProgress('looking for MNIST');
  const mnist = await loadMnist('scaling');
  const data = mnist.train.shuffle(1);
  const numSteps = Math.ceil(data.numImages / BATCH_SIZE);
  return await withDisposal(async (keep) => {
    const sampled = [];
    for (const crew of CREWS) {
      const contender = keep(await createRaqamContender({ ...crew, spec: createModelSpec('cnn'), data }));
      sampled.push(await sampleEpochs(contender, numSteps));
    }
    const { aaRatios, samples } = await sampleInterleaved(sampled, {
      numWarmup: 0,
      numRounds: NUM_ROUNDS,
      onRound: (round) => onProgress(`round ${round + 1} of ${NUM_ROUNDS}`),
    });
    const [one, ...others] = samples;
    return [
      ...describeDurations(samples, { unit: 's', numImages: data.numImages }),
      { kind: 'aa', name: one.name, work: null, ratios: aaRatios },
      ...others.map((each) => speedUp(one, each)),
    ];
  });
};

function speedUp(one: Samples, other: Samples): QuantityResult {
  const rounds = roundRatios(one, other);
  return {
    kind: 'quantity',
    name: `${other.name}: times as fast`,
    unit: '×',
    better: 'higher',
    rounds,
    ...summarize(rounds),
  };
}
