// Runs in the page: trains the report's CNN as the benchmark asks it to.
import { Dataset } from '@raqam/dataset';
import { createModelSpec } from '@raqam/model';
import { createRaqamContender } from '../engine/create-raqam-contender.ts';

/** What the benchmark calls. */
export interface TrainingPage {
  /** Fetches the images and starts the workers. @returns How they share memory. */
  readonly start: (workers: number) => Promise<string>;
  /** @returns Milliseconds. */
  readonly trainSteps: (numSteps: number) => Promise<number>;
}

async function fetchBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(path)).arrayBuffer());
}

let trainSteps: TrainingPage['trainSteps'] | null = null;

const page: TrainingPage = {
  start: async (workers) => {
    const [images, labels] = await Promise.all([fetchBytes('/images'), fetchBytes('/labels')]);
    const contender = await createRaqamContender({
      name: 'in the page',
      spec: createModelSpec('cnn'),
      data: new Dataset({ name: 'images', images, labels }),
      workers,
      createWorker: () => new Worker('/worker.js', { type: 'module' }),
    });
    trainSteps = contender.trainSteps;
    return contender.training.memory;
  },
  trainSteps: (numSteps) => {
    if (trainSteps === null) throw new Error('page: start was not called; expected it before trainSteps.');
    return trainSteps(numSteps);
  },
};

Object.assign(globalThis, { page });
