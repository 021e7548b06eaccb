import { ArtifactFormatError, checkWeights, type ModelSpec, type Weights, type WeightTensor } from '@raqam/artifact';
import { checkLayerTypes } from './check-layer-types.ts';
import { compileTraining } from './compile/compile-training.ts';
import { IMAGES_PER_TASK } from './compile/images-per-task.ts';
import { optimizerRule } from './compile/optimizer-rule.ts';
import { gatherValues, spreadValues } from './connect-values.ts';
import { chooseCrew } from './crew/choose-crew.ts';
import { createCrew } from './crew/create-crew.ts';
import { EngineError } from './errors.ts';
import { explainPlan } from './explain.ts';
import type { TensorPlace, TrainingPlan } from './plan/plan.ts';
import { encodeStepArguments } from './plan/step-arguments.ts';
import { profilePlan } from './profile.ts';
import type { Training, TrainingBatch, TrainingOptions } from './training.ts';

/**
 * Compiles a network for training: plans all memory, emits WebAssembly for exactly its shapes, and hands it to a crew.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @param weights To begin with; copied.
 * @throws {EngineError} When the network has a layer that this engine does not have, or options do not fit it.
 * @throws {SpecError} When the layers do not fit together.
 * @throws {ArtifactFormatError} When the weights are not those of the network, or not finite.
 */
export async function createTraining(spec: ModelSpec, weights: Weights, options: TrainingOptions): Promise<Training> {
  checkLayerTypes(spec, 'createTraining');
  checkWeights(spec, weights, 'createTraining');
  const { averagedWeights = null, batchSize, optimizer, optimizerState = null, seed } = options;
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
  const { bytes, constants, initialState, plan } = compileTraining(spec, {
    batchSize,
    optimizer,
    loss: options.loss,
    precision: options.precision ?? 'exact',
    classWeights: options.classWeights ?? null,
    gradientClipping: options.gradientClipping ?? null,
    weightAveraging: options.weightAveraging ?? null,
    augmentation: options.augmentation ?? null,
    numWorkers,
    sharedMemory: memory === 'shared',
  });
  const module = await WebAssembly.compile(bytes);
  const crew = await createCrew({
    module,
    memory: plan.memory,
    numWorkers,
    sharedMemory: memory === 'shared',
    ...(options.createWorker === undefined ? {} : { createWorker: options.createWorker }),
  });
  const { rates } = optimizerRule(optimizer);
  const numInputs = spec.inputShape.reduce((product: number, size) => product * size, 1);

  const write = (places: readonly TensorPlace[], tensors: readonly WeightTensor[]) =>
    Promise.all(places.map((place, index) => crew.write(place, bytesOf(spreadValues(place, tensors[index].values)))));
  const read = async (places: readonly TensorPlace[]): Promise<WeightTensor[]> => {
    const regions = await crew.read(places);
    return places.map((place, index) => ({
      name: place.name,
      shape: place.shape,
      values: gatherValues(place, new Float32Array(regions[index].buffer)),
    }));
  };
  const averagedPlaces = (): readonly TensorPlace[] => {
    if (plan.averagedWeights !== null) return plan.averagedWeights;
    throw new EngineError(
      `${spec.name} is trained without averages of its weights; expected weightAveraging. Pass it to createTraining.`,
    );
  };
  const prepare = () =>
    crew.run({
      phases: plan.preparation,
      arguments: encodeStepArguments({ numImages: 0 }),
      numImages: 0,
      pixels: new Uint8Array(),
      labels: null,
    });
  const checkBatch = (caller: string, numImages: number, numPixels: number) => {
    if (numImages >= 1 && numImages <= batchSize && numPixels === numImages * numInputs) return;
    throw new EngineError(
      `${caller}: ${numPixels} pixels of ${numImages} images; expected 1 to ${batchSize} images of ${numInputs} pixels. ` +
        'Pass whole images, at most as many as the batch size.',
    );
  };

  await Promise.all(constants.map(({ region, values }) => crew.write(region, bytesOf(values))));
  await write(plan.weights, weights);
  if (plan.averagedWeights !== null) {
    // What has no average of its own stands where the weights are.
    const own = plan.averagedWeights.flatMap((place, index) =>
      place.offset === plan.weights[index].offset ? [] : [index],
    );
    const source = averagedWeights ?? weights;
    await write(
      own.map((index) => averagedPlaces()[index]),
      own.map((index) => source[index]),
    );
  }
  await write(plan.optimizerState, optimizerState ? checkState(plan, optimizerState) : freshState(plan, initialState));
  await prepare();

  return {
    plan,
    numWorkers: crew.numWorkers,
    memory: crew.memory,
    moduleBytes: bytes.length,
    trainStep: async ({ labels, pixels }, { epoch, learningRate, step }) => {
      const numImages = labels.length;
      checkBatch('trainStep', numImages, pixels.length);
      const { correct, losses } = await crew.run({
        phases: plan.step,
        arguments: encodeStepArguments({
          numImages,
          random: { seed, step, epoch },
          rates: rates(learningRate, step + 1),
        }),
        numImages,
        pixels,
        labels,
      });
      const sum = losses.reduce((total, loss) => total + loss, 0);
      return { loss: sum / numImages, numCorrect: correct.reduce((total, each) => total + each, 0), losses };
    },
    predict: async (pixels, { averaged = false } = {}) => {
      const numImages = Math.ceil(pixels.length / numInputs);
      checkBatch('predict', numImages, pixels.length);
      const shift = averaged ? weightsShift(plan, averagedPlaces()) : 0;
      const { outputs } = await crew.run({
        phases: plan.evaluation,
        arguments: encodeStepArguments({ numImages, weightsShift: shift }),
        numImages,
        pixels,
        labels: null,
      });
      return outputs;
    },
    readWeights: ({ averaged = false } = {}) => read(averaged ? averagedPlaces() : plan.weights),
    readOptimizerState: () => read(plan.optimizerState),
    writeWeights: async (next) => {
      checkWeights(spec, next, 'writeWeights');
      await write(plan.weights, next);
      await prepare();
    },
    profile: async (batch: TrainingBatch, { durationMs = 300 } = {}) => {
      checkBatch('profile', batch.labels.length, batch.pixels.length);
      const [snapshot] = await crew.read([{ offset: 0, sizeBytes: plan.memory.slots.offset }]);
      return profilePlan({
        plan,
        module,
        shared: crew.memory === 'shared',
        snapshot,
        batch,
        arguments: encodeStepArguments({
          numImages: batch.labels.length,
          random: { seed, step: 0, epoch: 0 },
          rates: rates(0, 1),
        }),
        durationMs,
      });
    },
    explain: (profile) => explainPlan(plan, { optimizer, moduleBytes: bytes.length, profile: profile ?? null }),
    dispose: () => crew.dispose(),
  };
}

/** Bytes from each weight to its average; all are the same. */
function weightsShift(plan: TrainingPlan, averaged: readonly TensorPlace[]): number {
  const shifts = averaged.map(({ offset }, index) => offset - plan.weights[index].offset);
  return shifts.find((shift) => shift !== 0) ?? 0;
}

function freshState(plan: TrainingPlan, initialState: readonly number[]): readonly WeightTensor[] {
  return plan.optimizerState.map(({ name, shape }, index) => ({
    name,
    shape,
    values: new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(initialState[index]),
  }));
}

function checkState({ optimizerState, spec }: TrainingPlan, state: readonly WeightTensor[]): readonly WeightTensor[] {
  const describe = (tensors: readonly { readonly name: string; readonly shape: readonly number[] }[]) =>
    tensors.map(({ name, shape }) => `${name} [${shape.join(', ')}]`).join(', ');
  if (describe(state) === describe(optimizerState)) return state;
  throw new ArtifactFormatError(
    `createTraining: the optimizer's state is ${describe(state) || 'empty'}; ${spec.name} with this optimizer has ` +
      `${describe(optimizerState) || 'none'}. Take it from a run of the same network and optimizer.`,
  );
}

function bytesOf({ buffer, byteLength, byteOffset }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
