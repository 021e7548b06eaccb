import type { ModelSpec, TrainOptions } from '@raqam/artifact';
import { Dataset, synthesizeDataset } from '@raqam/dataset';
import { createModelSpec, createXorNetwork } from '@raqam/model';
import * as tf from '@tensorflow/tfjs-core';
import { createKernelSets, type KernelSets } from '../backend/create-kernel-sets.ts';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { describeDurations } from '../describe-durations.ts';
import { createLayersTraining } from '../engine/create-layers-training.ts';
import { createRaqamContender } from '../engine/create-raqam-contender.ts';
import { createTfjsContender } from '../engine/create-tfjs-contender.ts';
import type { TrainingContender } from '../engine/training-contender.ts';
import { type Sampled, sampleInterleaved } from '../sample-interleaved.ts';
import { type Keep, withDisposal } from '../with-disposal.ts';

const BATCH_SIZE = 128;
const NUM_ROUNDS = 8;
/** How long a sample takes, about. */
const SAMPLE_MS = 300;
/** Steps before it is known how long one takes. */
const NUM_WARM_UP_STEPS = 5;

interface TrainedModel {
  readonly spec: ModelSpec;
  readonly loss: TrainOptions['loss'];
  readonly data: Dataset;
}

/** The other networks, beside the same in TensorFlow.js. */
export const measureModels: Benchmark['run'] = async (onProgress) => {
  const { activateRaqam, activateStock } = await createKernelSets();
  const results: BenchmarkResult[] = [];
  for (const model of listModels()) {
    onProgress(model.spec.name);
    results.push(...(await withDisposal((keep) => measureModel(model, { activateRaqam, activateStock }, keep))));
  }
  activateRaqam();
  return results;
};

async function measureModel(
  { data, loss, spec }: TrainedModel,
  { activateRaqam, activateStock }: KernelSets,
  keep: Keep,
): Promise<readonly BenchmarkResult[]> {
  const [batch] = data.batches({ batchSize: BATCH_SIZE, seed: 1 });
  const tfjs = `tfjs wasm ${tf.version_core}`;
  const createOpponent = () => createLayersTraining(spec, loss, batch);
  const contenders: readonly TrainingContender[] = [
    keep(
      await createRaqamContender({
        name: 'Raqam, 2 workers',
        spec,
        data,
        workers: 2,
        options: { batchSize: Math.min(BATCH_SIZE, data.numImages), loss },
      }),
    ),
    keep(createTfjsContender(`${tfjs} with @raqam/backend`, activateRaqam, createOpponent)),
    keep(createTfjsContender(`${tfjs} with its missing kernel in plain JavaScript`, activateStock, createOpponent)),
  ];
  const sampled = [];
  for (const contender of contenders) sampled.push(await sampleSteps(contender));
  const { aaRatios, samples } = await sampleInterleaved(sampled, { numWarmup: 1, numRounds: NUM_ROUNDS });
  const work = spec.name;
  return [
    ...describeDurations(samples, { unit: 'ms', work, numImages: batch.labels.length }),
    { kind: 'aa', name: samples[0].name, work, ratios: aaRatios },
  ];
}

function listModels(): readonly TrainedModel[] {
  const { train } = synthesizeDataset({ numTrain: 4 * BATCH_SIZE, numTest: 1 });
  const names = ['lenet5', 'lenet5-modern', 'mlp', 'softmax'] as const;
  const xor = new Dataset({
    name: 'xor',
    images: Uint8Array.of(0, 0, 0, 255, 255, 0, 255, 255),
    labels: Uint8Array.of(0, 1, 1, 0),
    height: 1,
    width: 2,
  });
  return [
    ...names.map((name) => ({ spec: createModelSpec(name), loss: 'categoricalCrossentropy', data: train }) as const),
    { spec: createXorNetwork(), loss: 'meanSquaredError', data: xor },
  ];
}

/** Milliseconds a step, as the mean of so many steps that they take a while. */
async function sampleSteps({ name, prepare, trainSteps }: TrainingContender): Promise<Sampled> {
  await prepare?.();
  await trainSteps(NUM_WARM_UP_STEPS);
  const stepMs = (await trainSteps(NUM_WARM_UP_STEPS)) / NUM_WARM_UP_STEPS;
  const numSteps = Math.max(1, Math.ceil(SAMPLE_MS / stepMs));
  return {
    name,
    sample: async () => {
      await prepare?.();
      return [(await trainSteps(numSteps)) / numSteps];
    },
  };
}
