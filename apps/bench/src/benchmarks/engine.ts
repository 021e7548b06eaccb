import type { ModelSpec } from '@raqam/artifact';
import type { Dataset } from '@raqam/dataset';
import { DIGIT_CONTRACT } from '@raqam/image';
import { createModelSpec } from '@raqam/model';
import { summarize } from '@raqam/report';
import { RECIPES, train } from '@raqam/trainer';
import * as tf from '@tensorflow/tfjs-core';
import { createCnnTraining } from '../backend/create-cnn-training.ts';
import { createKernelSets } from '../backend/create-kernel-sets.ts';
import type { AbsentResult, AmountResult, Benchmark, BenchmarkResult, QuantityResult } from '../benchmark.ts';
import { TrainingFailedError } from '../command-error.ts';
import { describeDurations } from '../describe-durations.ts';
import { createPyTorchContender } from '../engine/create-pytorch-contender.ts';
import { createRaqamContender, type RaqamContender } from '../engine/create-raqam-contender.ts';
import { createTfjsContender } from '../engine/create-tfjs-contender.ts';
import { describeOperations } from '../engine/describe-operations.ts';
import { sampleEpochs } from '../engine/sample-epochs.ts';
import type { TrainingContender } from '../engine/training-contender.ts';
import { withPeak } from '../engine/with-peak.ts';
import { heldMemoryBytes } from '../held-memory.ts';
import { loadMnist } from '../load-mnist.ts';
import { createPeakMeter } from '../peak/create-peak-meter.ts';
import { type Sampled, sampleInterleaved } from '../sample-interleaved.ts';
import { type Keep, withDisposal } from '../with-disposal.ts';

const BATCH_SIZE = 128;
const NUM_ROUNDS = 6;
/** The recipes whose duration is a goal. */
const RECIPE_NAMES = ['report', 'fast-99'] as const;
/** GFLOP/s of two threads on the machine on which the goals were set: durations are told as they would be there. */
const REFERENCE_PEAK = 98;
/** Emitters are slower as long as they are new to the JavaScript engine. */
const NUM_LATER_COMPILATIONS = 5;
/** After so many steps a training holds what it will ever hold. */
const NUM_STEPS_UNTIL_AT_REST = 20;

/** How fast the report's CNN is trained, here and by others. */
export const measureEngine: Benchmark['run'] = async (onProgress) => {
  onProgress('looking for MNIST');
  const mnist = await loadMnist('engine');
  const data = mnist.train.shuffle(1);
  const spec = createModelSpec('cnn');
  onProgress('compiling');
  const compilations = await measureCompilations(spec, data);

  return await withDisposal((keep) => measureTraining(spec, data, compilations, keep, onProgress));
};

async function measureTraining(
  spec: ModelSpec,
  data: Dataset,
  compilations: readonly AmountResult[],
  keep: Keep,
  onProgress: (doing: string) => void,
): Promise<readonly BenchmarkResult[]> {
  const numSteps = Math.ceil(data.numImages / BATCH_SIZE);
  onProgress('starting all');
  const heldBytes = await heldMemoryBytes();
  const two = keep(await createRaqamContender({ name: 'Raqam, 2 workers', spec, data, workers: 2 }));
  await two.trainSteps(NUM_STEPS_UNTIL_AT_REST);
  const trainingBytes = two.training.plan.memory.totalBytes + (await heldMemoryBytes()) - heldBytes;
  const one = keep(await createRaqamContender({ name: 'Raqam, 1 worker', spec, data, workers: 1 }));
  const { opponents, absent } = await createOpponents(data, keep);
  const meter = keep(await createPeakMeter(2));
  const epoch = await sampleEpochs(two, numSteps);
  const [byTwo, byOne] = [withPeak(epoch, meter, 2), withPeak(await sampleEpochs(one, numSteps), meter, 1)];
  const runs = RECIPE_NAMES.map((recipe) => withPeak(sampleRun(recipe, spec, data), meter, 2));
  const ofOpponents = [];
  for (const opponent of opponents) ofOpponents.push(await sampleEpochs(opponent, numSteps));
  const { aaRatios, samples } = await sampleInterleaved([byTwo, byOne, ...ofOpponents, ...runs], {
    numWarmup: 0,
    numRounds: NUM_ROUNDS,
    onRound: (round) => onProgress(`round ${round + 1} of ${NUM_ROUNDS}`),
    // Without its peaks, of which each belongs to a round.
    again: epoch,
  });
  const ofEpochs = samples.slice(0, -runs.length);
  const [ofTwo, ofOne] = ofEpochs.map(({ rounds }) => rounds.flat());
  const ofRuns = samples.slice(-runs.length);

  onProgress('operations');
  const batch = { pixels: data.images.subarray(0, BATCH_SIZE * 784), labels: data.labels.subarray(0, BATCH_SIZE) };
  const operations = describeOperations(two.training.plan, await two.training.profile(batch));
  const flopsPerEpoch = (2 * sum(operations.map((each) => each.multiplyAdds)) * data.numImages) / BATCH_SIZE;
  const rate = (seconds: number) => flopsPerEpoch / (seconds * 1e9);

  const extrapolatedFrom = new Map(ofOpponents.map((each) => [each.name, each.extrapolatedFrom]));
  return [
    ...describeDurations(ofEpochs, { unit: 's', numImages: data.numImages }).map((result) => {
      const steps = extrapolatedFrom.get(result.name) ?? null;
      return steps === null ? result : { ...result, extrapolatedFrom: steps };
    }),
    { kind: 'aa', name: two.name, work: null, ratios: aaRatios },
    ...describeDurations(ofRuns, { unit: 's', work: 'a whole run on 2 workers, compiling included' }),
    ...runs.map(({ name, peaks }, index) =>
      quantity(
        `${name}, were 2 threads ${REFERENCE_PEAK} GFLOP/s fast`,
        's',
        'lower',
        ofRuns[index].rounds.flat(),
        (seconds, i) => (seconds * peaks[i]) / REFERENCE_PEAK,
      ),
    ),
    quantity('peak of 2 threads', 'GFLOP/s', null, byTwo.peaks),
    quantity('Raqam, 2 workers', 'GFLOP/s', 'higher', ofTwo, rate),
    quantity(
      'Raqam, 2 workers, of the peak',
      '%',
      'higher',
      ofTwo,
      (seconds, i) => (100 * rate(seconds)) / byTwo.peaks[i],
    ),
    quantity('peak of 1 thread', 'GFLOP/s', null, byOne.peaks),
    quantity('Raqam, 1 worker', 'GFLOP/s', 'higher', ofOne, rate),
    quantity(
      'Raqam, 1 worker, of the peak',
      '%',
      'higher',
      ofOne,
      (seconds, i) => (100 * rate(seconds)) / byOne.peaks[i],
    ),
    ...compilations,
    amount('emitted module', 'kB', two.training.moduleBytes / 1e3),
    amount('WebAssembly memory, 2 workers', 'MB', two.training.plan.memory.totalBytes / 1e6),
    amount('the same, with array buffers and objects of the calling thread', 'MB', trainingBytes / 1e6),
    ...absent,
    ...operations,
  ];
}

/** All who train the same network in another way, and who is not here. */
async function createOpponents(
  data: Dataset,
  keep: Keep,
): Promise<{ readonly opponents: readonly TrainingContender[]; readonly absent: readonly AbsentResult[] }> {
  const pytorch = await createPyTorchContender(data, 2);
  if (!('kind' in pytorch)) keep(pytorch);
  const { activateRaqam, activateStock } = await createKernelSets();
  const [{ images, labels }] = data.batches({ batchSize: BATCH_SIZE, seed: 1 });
  const createTraining = () => {
    const targets = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), 10), 'float32'));
    return createCnnTraining(tf.tensor4d(images, [BATCH_SIZE, 28, 28, 1]), targets as tf.Tensor2D);
  };
  const tfjs = `tfjs wasm ${tf.version_core}`;
  const ofTfjs = [
    keep(createTfjsContender(`${tfjs} with @raqam/backend`, activateRaqam, createTraining)),
    keep(createTfjsContender(`${tfjs} with its missing kernel in plain JavaScript`, activateStock, createTraining)),
  ];
  return 'kind' in pytorch ? { opponents: ofTfjs, absent: [pytorch] } : { opponents: [pytorch, ...ofTfjs], absent: [] };
}

/** What somebody waits for who trains by a recipe: compiling, starting two workers, all epochs. */
function sampleRun(recipe: keyof typeof RECIPES, spec: ModelSpec, data: Dataset): Sampled {
  return {
    name: `recipe ${recipe}, ${RECIPES[recipe].epochs} epochs`,
    sample: async () => {
      const start = performance.now();
      const events = train(spec, { train: data, inputContract: DIGIT_CONTRACT }, { ...RECIPES[recipe], workers: 2 });
      for await (const event of events) {
        if (event.type !== 'done' || event.reason !== 'failed') continue;
        throw new TrainingFailedError(`engine: the run failed with a ${event.errorName}: ${event.message}`);
      }
      return [(performance.now() - start) / 1000];
    },
  };
}

/** Emitting and compiling, in this process for the first time and later. */
async function measureCompilations(spec: ModelSpec, data: Dataset): Promise<readonly AmountResult[]> {
  const durations: number[] = [];
  for (let i = 0; i <= NUM_LATER_COMPILATIONS; i++) {
    const contender: RaqamContender = await createRaqamContender({ name: 'compilation', spec, data, workers: 1 });
    durations.push(contender.compilationMs);
    await contender.dispose();
  }
  const [first, ...later] = durations;
  return [
    amount('planning, emitting and compiling, the first time', 'ms', first),
    amount('planning, emitting and compiling, later', 'ms', summarize(later).median),
  ];
}

function amount(name: string, unit: AmountResult['unit'], value: number): AmountResult {
  return { kind: 'amount', name, unit, value };
}

function quantity(
  name: string,
  unit: QuantityResult['unit'],
  better: QuantityResult['better'],
  values: readonly number[],
  convert: (value: number, round: number) => number = (value) => value,
): QuantityResult {
  const rounds = values.map(convert);
  return { kind: 'quantity', name, unit, better, rounds, ...summarize(rounds) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
