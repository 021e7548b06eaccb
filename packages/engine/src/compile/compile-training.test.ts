import { parseModelSpec } from '@raqam/artifact';
import { expect, test } from 'vitest';
import { createMemory, instantiate } from '../crew/instantiate.ts';
import { countTasks, fillSlot } from '../crew/slot.ts';
import { encodeStepArguments } from '../plan/step-arguments.ts';
import { compileTraining } from './compile-training.ts';

// With batch normalization, so that there are several phases with images, and clipping, so that there are several
// with parameters.
const spec = parseModelSpec({
  version: 1,
  name: 'orders',
  inputShape: [8, 8, 1],
  layers: [
    { type: 'conv2d', name: 'conv', filters: 3, kernelSize: [3, 3], activation: 'relu' },
    { type: 'maxPool2d', name: 'pool' },
    { type: 'batchNormalization', name: 'norm' },
    { type: 'conv2d', name: 'second', filters: 4, kernelSize: [2, 2], activation: 'tanh' },
    { type: 'flatten', name: 'flatten' },
    { type: 'dropout', name: 'dropout', rate: 0.5 },
    { type: 'dense', name: 'hidden', units: 300, activation: 'relu' },
    { type: 'dense', name: 'output', units: 3, activation: 'softmax' },
  ],
});
const batchSize = 30;

const { bytes, constants, plan } = compileTraining(spec, {
  batchSize,
  optimizer: { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  loss: 'categoricalCrossentropy',
  precision: 'exact',
  classWeights: null,
  labelSmoothing: 0.1,
  softTargets: false,
  gradientClipping: { type: 'globalNorm', threshold: 0.1 },
  weightAveraging: { momentum: 0.9 },
  augmentation: {
    rotationDegrees: 10,
    scale: 0.1,
    shear: 0.1,
    translatePixels: 1,
    elasticPixels: 2,
    elasticGrid: 4,
    strokeWidth: 0.5,
    blur: 0.5,
    contrast: 0.5,
    erasePixels: 5,
  },
  numWorkers: 3,
  sharedMemory: false,
});

const slot = plan.memory.slots.offset;
const { scratch } = plan.memory;

/** A memory with the program over it, weights and constants in their places. */
async function createMember() {
  const memory = createMemory(plan.memory, false);
  const functions = await instantiate(await WebAssembly.compile(bytes), memory);
  const content = new Uint8Array(memory.buffer);
  const floats = new Float32Array(memory.buffer);
  for (const { region, values } of constants) floats.set(values, region.offset / 4);
  for (const { offset, sizeBytes } of plan.weights) {
    for (let index = 0; index < sizeBytes / 4; index++) floats[offset / 4 + index] = ((index * 37) % 19) / 40 - 0.2;
  }
  for (const phase of plan.preparation) functions[phase.exportName](0, slot, scratch.offset);
  // What a worker finds in its scratch must not matter.
  content.fill(0x3f, scratch.offset, scratch.offset + scratch.stride * scratch.count);
  return { functions, content };
}

/** Puts a batch into the slot. */
function fill(content: Uint8Array, step: number, numImages: number): void {
  fillSlot(content, plan.memory, slot, {
    arguments: encodeStepArguments({ numImages, random: { seed: 5, step, epoch: 0 }, rates: [0.01] }),
    pixels: Uint8Array.from({ length: 64 * numImages }, (_, index) => (index * 89) % 251),
    labels: Uint8Array.from({ length: numImages }, (_, index) => index % 3),
    targets: null,
  });
}

/** What a training leaves: weights, averages, the optimizer's state, the losses of the last batch. */
function results(content: Uint8Array): readonly Uint8Array[] {
  const { losses } = plan.memory.slot;
  return [
    ...[...plan.weights, ...(plan.averagedWeights ?? []), ...plan.optimizerState],
    { offset: slot + losses.offset, sizeBytes: losses.sizeBytes },
  ].map(({ offset, sizeBytes }) => content.slice(offset, offset + sizeBytes));
}

/** The last batch is a smaller one. */
const STEPS = [batchSize, batchSize, 19];

/** @param order The order of a phase's tasks, and which worker's scratch each has. */
async function trainInOrder(
  order: (numTasks: number) => readonly { readonly task: number; readonly worker: number }[],
): Promise<readonly Uint8Array[]> {
  const { content, functions } = await createMember();
  for (const [step, numImages] of STEPS.entries()) {
    fill(content, step, numImages);
    for (const phase of plan.step) {
      for (const { task, worker } of order(countTasks(phase, numImages))) {
        functions[phase.exportName](task, slot, scratch.offset + worker * scratch.stride);
      }
    }
  }
  return results(content);
}

const inOrder = (numTasks: number) => Array.from({ length: numTasks }, (_, task) => ({ task, worker: 0 }));

test('the order of the tasks and who carries them out change no bit', async () => {
  expect(plan.step.map(({ name }) => name)).toEqual(['images', 'images 2', 'images 3', 'gradients', 'parameters']);
  const expected = await trainInOrder(inOrder);
  const descending = (numTasks: number) =>
    inOrder(numTasks)
      .reverse()
      .map(({ task }) => ({ task, worker: task % 3 }));
  const oddFirst = (numTasks: number) =>
    [
      ...inOrder(numTasks).filter(({ task }) => task % 2 === 1),
      ...inOrder(numTasks).filter(({ task }) => task % 2 === 0),
    ].map(({ task }, index) => ({ task, worker: (index * 2) % 3 }));
  expect(await trainInOrder(descending)).toEqual(expected);
  expect(await trainInOrder(oddFirst)).toEqual(expected);
});

test('what a phase is said to leave is all that workers without shared memory need of each other', async () => {
  const members = await Promise.all([createMember(), createMember()]);
  for (const [step, numImages] of STEPS.entries()) {
    for (const { content } of members) fill(content, step, numImages);
    for (const phase of plan.step) {
      for (let task = 0; task < countTasks(phase, numImages); task++) {
        const [taker, other] = task % 2 === 0 ? members : members.toReversed();
        taker.functions[phase.exportName](task, slot, scratch.offset);
        if (phase.outputs === null) other.functions[phase.exportName](task, slot, scratch.offset);
        for (const { base, offset, sizeBytes, stride } of phase.outputs ?? []) {
          const start = (base === 'slot' ? slot : 0) + offset + task * stride;
          other.content.set(taker.content.subarray(start, start + sizeBytes), start);
        }
      }
    }
  }
  const expected = await trainInOrder(inOrder);
  for (const { content } of members) expect(results(content)).toEqual(expected);
});
