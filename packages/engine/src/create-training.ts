import {
  ArtifactFormatError,
  checkWeights,
  inferShapes,
  type ModelSpec,
  type Weights,
  type WeightTensor,
} from '@raqam/artifact';
import { checkLayerTypes } from './check-layer-types.ts';
import { type CompiledTraining, compileTraining } from './compile/compile-training.ts';
import { IMAGES_PER_TASK } from './compile/images-per-task.ts';
import { optimizerRule } from './compile/optimizer-rule.ts';
import { chooseCrew } from './crew/choose-crew.ts';
import { createCrew } from './crew/create-crew.ts';
import type { Crew } from './crew/crew.ts';
import { readTensors, writeTensors, writeValues } from './crew-tensors.ts';
import { EngineError } from './errors.ts';
import { explainPlan } from './explain.ts';
import type { TensorPlace, TrainingPlan } from './plan/plan.ts';
import { encodeStepArguments } from './plan/step-arguments.ts';
import { profilePlan } from './profile.ts';
import type { Training, TrainingOptions } from './training.ts';

/**
 * Compiles a network for training: plans all memory, emits WebAssembly for exactly its shapes, and hands it to a crew.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @param weights To begin with; copied.
 * @throws {EngineError} When the network has a layer that this engine does not have, or options do not fit it.
 * @throws {SpecError} When the layers do not fit together.
 * @throws {ArtifactFormatError} When the weights are not those of the network, or not finite.
 * @throws {WorkerError} When a worker cannot be started.
 */
export async function createTraining(spec: ModelSpec, weights: Weights, options: TrainingOptions): Promise<Training> {
  checkLayerTypes(spec, 'createTraining');
  checkWeights(spec, weights, 'createTraining');
  const { averagedWeights, batchSize, optimizer, optimizerState } = options;
  if (averagedWeights) checkWeights(spec, averagedWeights, 'createTraining: averagedWeights');
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new EngineError(
      `createTraining: batchSize is ${batchSize}; expected a whole number from 1. Pass the most images that a step takes.`,
    );
  }
  const { memory, numWorkers } = chooseCrew({
    ...(options.workers === undefined ? {} : { workers: options.workers }),
    ...(options.sharedMemory === undefined ? {} : { sharedMemory: options.sharedMemory }),
    maxTasks: Math.ceil(batchSize / IMAGES_PER_TASK),
  });
  const sharedMemory = memory === 'shared';
  const compiled = compileTraining(spec, {
    batchSize,
    optimizer,
    loss: options.loss,
    precision: options.precision ?? 'exact',
    classWeights: options.classWeights ?? null,
    labelSmoothing: options.labelSmoothing ?? 0,
    softTargets: options.softTargets ?? false,
    gradientClipping: options.gradientClipping ?? null,
    weightAveraging: options.weightAveraging ?? null,
    augmentation: options.augmentation ?? null,
    numWorkers,
    sharedMemory,
  });
  if (optimizerState) checkState(compiled.plan, optimizerState);
  const module = await WebAssembly.compile(compiled.bytes);
  const { createWorker } = options;
  const { evaluation, preparation, step } = compiled.plan;
  const programs = { evaluation, preparation, step };
  const crew = await createCrew({
    module,
    memory: compiled.plan.memory,
    programs,
    numWorkers,
    sharedMemory,
    createWorker,
  });
  try {
    await fillMemory(crew, compiled, {
      weights,
      averagedWeights: averagedWeights ?? weights,
      optimizerState: optimizerState ?? freshState(compiled),
    });
  } catch (error) {
    await crew.dispose();
    throw error;
  }
  return asTraining(spec, options, { ...compiled, module, crew });
}

/** The methods, over a crew whose memory is filled. */
function asTraining(
  spec: ModelSpec,
  { batchSize, optimizer, seed, softTargets = false }: TrainingOptions,
  { bytes, crew, module, plan }: CompiledTraining & { readonly module: WebAssembly.Module; readonly crew: Crew },
): Training {
  const { rates } = optimizerRule(optimizer);
  const numInputs = sizeOf(spec.inputShape);
  const averagedPlaces = (): readonly TensorPlace[] => {
    if (plan.averagedWeights !== null) return plan.averagedWeights;
    throw new EngineError(
      `${spec.name} is trained without averages of its weights; expected weightAveraging. Pass it to createTraining.`,
    );
  };
  const checkBatch = (caller: string, numImages: number, numPixels: number) => {
    if (numImages >= 1 && numImages <= batchSize && numPixels === numImages * numInputs) return;
    throw new EngineError(
      `${caller}: ${numPixels} pixels of ${numImages} images; expected 1 to ${batchSize} images of ${numInputs} pixels. ` +
        'Pass whole images, at most as many as the batch size.',
    );
  };
  const numOutputs = sizeOf(inferShapes(spec).outputShape);
  const readTargets = (caller: string, numImages: number, targets: Float32Array | null = null) => {
    const expected = softTargets ? numImages * numOutputs : 0;
    if ((targets?.length ?? 0) === expected) {
      return targets && new Uint8Array(targets.buffer, targets.byteOffset, targets.byteLength);
    }
    throw new EngineError(
      `${caller}: ${targets?.length ?? 0} targets for ${numImages} images; expected ${expected}, since the training was ` +
        `made ${softTargets ? 'with' : 'without'} soft targets. Pass them with each batch, or with none.`,
    );
  };

  return {
    plan,
    numWorkers: crew.numWorkers,
    memory: crew.memory,
    moduleBytes: bytes.length,
    trainStep: async ({ labels, pixels, targets }, { epoch, learningRate, step }) => {
      const numImages = labels.length;
      checkBatch('trainStep', numImages, pixels.length);
      const { correct, losses } = await crew.run({
        program: 'step',
        arguments: encodeStepArguments({
          numImages,
          random: { seed, step, epoch },
          rates: rates(learningRate, step + 1),
        }),
        numImages,
        pixels,
        labels,
        targets: readTargets('trainStep', numImages, targets),
      });
      return { loss: sum(losses) / numImages, numCorrect: sum(correct), losses };
    },
    predict: async (pixels, { averaged = false } = {}) => {
      const numImages = Math.ceil(pixels.length / numInputs);
      checkBatch('predict', numImages, pixels.length);
      const weightsShift = averaged ? distance(plan.weights, averagedPlaces()) : 0;
      const { outputs } = await crew.run({
        program: 'evaluation',
        arguments: encodeStepArguments({ numImages, weightsShift }),
        numImages,
        pixels,
        labels: null,
        targets: null,
      });
      return outputs;
    },
    readWeights: async ({ averaged = false } = {}) => readTensors(crew, averaged ? averagedPlaces() : plan.weights),
    readOptimizerState: () => readTensors(crew, plan.optimizerState),
    writeWeights: async (weights) => {
      checkWeights(spec, weights, 'writeWeights');
      await writeTensors(crew, plan.weights, weights);
      await prepare(crew);
    },
    profile: async ({ labels, pixels, targets }, { durationMs = 300 } = {}) => {
      const numImages = labels.length;
      checkBatch('profile', numImages, pixels.length);
      const [snapshot] = await crew.read([{ offset: 0, sizeBytes: plan.memory.slots.offset }]);
      return profilePlan({
        plan,
        module,
        shared: crew.memory === 'shared',
        snapshot,
        batch: { labels, pixels, targets: readTargets('profile', numImages, targets) },
        arguments: encodeStepArguments({ numImages, random: { seed, step: 0, epoch: 0 }, rates: rates(0, 1) }),
        durationMs,
      });
    },
    explain: (profile = null) => explainPlan(plan, { optimizer, moduleBytes: bytes.length, profile }),
    dispose: () => crew.dispose(),
  };
}

/** Puts everything in its place that a first step reads. */
async function fillMemory(
  crew: Crew,
  { constants, plan }: CompiledTraining,
  {
    averagedWeights,
    optimizerState,
    weights,
  }: { readonly weights: Weights; readonly averagedWeights: Weights; readonly optimizerState: readonly WeightTensor[] },
): Promise<void> {
  await Promise.all(constants.map(({ region, values }) => writeValues(crew, region, values)));
  // The averages first: what has none of its own stands where the weights are.
  if (plan.averagedWeights !== null) await writeTensors(crew, plan.averagedWeights, averagedWeights);
  await writeTensors(crew, plan.weights, weights);
  await writeTensors(crew, plan.optimizerState, optimizerState);
  await prepare(crew);
}

/** Computes what is derived from the weights. */
async function prepare(crew: Crew): Promise<void> {
  await crew.run({
    program: 'preparation',
    arguments: encodeStepArguments({ numImages: 0 }),
    numImages: 0,
    pixels: new Uint8Array(),
    labels: null,
    targets: null,
  });
}

/** Bytes from the weights to their averages: all that have one are as far from it; 0 where none has. */
function distance(weights: readonly TensorPlace[], averaged: readonly TensorPlace[]): number {
  const distances = averaged.map(({ offset }, index) => offset - weights[index].offset);
  return distances.find((each) => each !== 0) ?? 0;
}

function freshState({ initialState, plan }: CompiledTraining): readonly WeightTensor[] {
  return plan.optimizerState.map(({ name, shape }, index) => ({
    name,
    shape,
    values: new Float32Array(sizeOf(shape)).fill(initialState[index]),
  }));
}

/** Makes sure that a state is that of this optimizer and network. */
function checkState({ optimizerState, spec }: TrainingPlan, state: readonly WeightTensor[]): void {
  const describe = (tensors: readonly { readonly name: string; readonly shape: readonly number[] }[]) =>
    tensors.map(({ name, shape }) => `${name} [${shape.join(', ')}]`).join(', ');
  if (describe(state) === describe(optimizerState)) return;
  throw new ArtifactFormatError(
    `createTraining: the optimizer's state is ${describe(state) || 'empty'}; ${spec.name} with this optimizer has ` +
      `${describe(optimizerState) || 'none'}. Take it from a run of the same network and optimizer.`,
  );
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** In doubles, from the first on. */
function sum(values: Float32Array | Uint8Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
