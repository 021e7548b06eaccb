import { type ModelSpec, parseModelSpec, type TrainEvent, type TrainOptionsInput } from '@raqam/artifact';
import { Dataset, synthesizeDataset } from '@raqam/dataset';
import { type CheckpointStore, type TrainingData, type TrainRuntime, train } from '@raqam/trainer';

/** A network with each thing that a checkpoint has to hold: convolution, batch normalization, dropout. */
export const tiny: ModelSpec = parseModelSpec({
  version: 1,
  name: 'tiny',
  inputShape: [28, 28, 1],
  layers: [
    { type: 'conv2d', name: 'conv', filters: 2, kernelSize: [5, 5], strides: [2, 2], activation: 'relu' },
    { type: 'maxPool2d', name: 'pool' },
    { type: 'batchNormalization', name: 'norm', momentum: 0.9 },
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'hidden', units: 16, activation: 'relu' },
    { type: 'dropout', name: 'dropout', rate: 0.2 },
    { type: 'dense', name: 'output', units: 10, activation: 'softmax' },
  ],
});

/** 100 images to learn from, 40 to be judged by: with batches of 24, 5 steps an epoch, the last one smaller. */
export const data = synthesizeDataset({ numTrain: 100, numTest: 40 });
/** One worker is the calling thread: runs so small take longer to start others. `ahead.test.ts` has more. */
export const options: TrainOptionsInput = { epochs: 2, batchSize: 24, seed: 3, workers: 1 };

/** The truth table of XOR, as images of two pixels. */
export const xorData: TrainingData = {
  train: new Dataset({
    name: 'xor',
    images: Uint8Array.of(0, 0, 0, 255, 255, 0, 255, 255),
    labels: Uint8Array.of(0, 1, 1, 0),
    height: 1,
    width: 2,
  }),
};

export const xor: ModelSpec = parseModelSpec({
  version: 1,
  name: 'xor',
  inputShape: [2],
  layers: [
    { type: 'dense', name: 'hidden', units: 4, activation: 'sigmoid' },
    { type: 'dense', name: 'output', units: 1, activation: 'sigmoid' },
  ],
});

export type EventOf<Type extends TrainEvent['type']> = Extract<TrainEvent, { readonly type: Type }>;
export type Ended = Exclude<EventOf<'done'>, { readonly reason: 'failed' }>;

/** All events of a run, and its last one, which has to be a good end. */
export async function collect(events: AsyncIterable<TrainEvent>): Promise<{ events: TrainEvent[]; done: Ended }> {
  const all: TrainEvent[] = [];
  for await (const event of events) all.push(event);
  return { events: all, done: asEnded(all.at(-1)) };
}

export function asEnded(event: TrainEvent | undefined): Ended {
  if (event?.type === 'done' && event.reason !== 'failed') return event;
  throw new Error(`expected a good end; received ${JSON.stringify(event)}`);
}

/** Trains the tiny network to the end. */
export const trainTiny = (changes: TrainOptionsInput = {}, runtime: TrainRuntime = {}) =>
  collect(train(tiny, data, { ...options, ...changes }, runtime));

/** Keeps the last checkpoint in memory. */
export function createMemoryStore(): CheckpointStore & { bytes: Uint8Array<ArrayBuffer> | null } {
  return {
    bytes: null,
    async save(bytes) {
      this.bytes = bytes;
      return 'memory';
    },
    async load() {
      return this.bytes;
    },
    async remove() {
      this.bytes = null;
    },
  };
}

export const ofType = <Type extends TrainEvent['type']>(events: readonly TrainEvent[], type: Type) =>
  events.filter((event): event is EventOf<Type> => event.type === type);
