import { type ModelSpec, parseTrainOptions, type TrainOptionsInput } from '@raqam/artifact';
import type { Dataset } from '@raqam/dataset';
import { createTraining, type Training, type TrainingOptions } from '@raqam/engine';
import { initializeWeights } from '@raqam/model';
import type { TrainingContender } from './training-contender.ts';

/** What is trained, and by whom. */
export interface RaqamContenderOptions {
  readonly name: string;
  readonly spec: ModelSpec;
  /** Trained on in this order, over and over. */
  readonly data: Dataset;
  readonly workers: number;
  /** @default where it exists */
  readonly sharedMemory?: boolean | undefined;
  readonly createWorker?: TrainingOptions['createWorker'];
  readonly options?: Pick<TrainOptionsInput, 'batchSize' | 'loss'>;
}

/** This project's engine. */
export interface RaqamContender extends TrainingContender {
  readonly training: Training;
  /** How long it took to plan, emit, compile and start. */
  readonly compilationMs: number;
}

const LEARNING_RATE = 0.001;

/** Compiles a network and starts its workers, to be trained by Adam. */
export async function createRaqamContender({
  name,
  spec,
  data,
  workers,
  sharedMemory,
  createWorker,
  options = {},
}: RaqamContenderOptions): Promise<RaqamContender> {
  const { batchSize, loss, optimizer, seed } = parseTrainOptions({ ...options, optimizer: { type: 'adam' } });
  const weights = initializeWeights(spec, seed);
  const start = performance.now();
  const training = await createTraining(spec, weights, {
    batchSize,
    loss,
    optimizer,
    seed,
    workers,
    sharedMemory,
    createWorker,
  });
  const compilationMs = performance.now() - start;
  const imageBytes = data.height * data.width;
  let first = 0;
  const nextBatch = () => {
    const end = Math.min(first + batchSize, data.numImages);
    const batch = {
      pixels: data.images.subarray(first * imageBytes, end * imageBytes),
      labels: data.labels.subarray(first, end),
    };
    first = end === data.numImages ? 0 : end;
    return batch;
  };
  let step = 0;
  return {
    name,
    training,
    compilationMs,
    trainSteps: async (numSteps) => {
      const start = performance.now();
      const underWay: Promise<unknown>[] = [];
      for (let done = 0; done < numSteps; done++) {
        if (underWay.length === training.plan.memory.slots.count) await underWay.shift();
        underWay.push(training.trainStep(nextBatch(), { epoch: 0, step: step++, learningRate: LEARNING_RATE }));
      }
      await Promise.all(underWay);
      return performance.now() - start;
    },
    dispose: () => training.dispose(),
  };
}
