import { inferShapes, type ModelSpec, type OptimizerSpec, type TrainOptions } from '@raqam/artifact';
import { ModuleBuilder } from '@raqam/kernels/assembler';
import { EngineError } from '../errors.ts';
import type { Region, TrainingPlan } from '../plan/plan.ts';
import { addActivationInto } from './add-activation.ts';
import { addAugmentation } from './add-augmentation.ts';
import { addInput } from './add-input.ts';
import { addLoss } from './add-loss.ts';
import { addNetwork, forwardOnly } from './add-network.ts';
import { type Buffer, constantValues, imageBytes, programValues } from './buffer.ts';
import { describeOps, describePhase } from './describe-phases.ts';
import { emitPhase } from './emit-program.ts';
import { sizeOf } from './format-shape.ts';
import { fuseLayers } from './fuse-layers.ts';
import { IMAGES_PER_TASK } from './images-per-task.ts';
import type { Op, PhaseDraft } from './op.ts';
import { optimizerRule } from './optimizer-rule.ts';
import type { ParameterGroup } from './parameter-group.ts';
import { addParameterPhases } from './parameter-phases.ts';
import { constantRegions, memoryLimits, tensorPlace } from './places.ts';
import { planMemory, type SlotBuffers } from './plan-memory.ts';
import { Program } from './program.ts';
import { splitSoftmax } from './split-softmax.ts';
import { createWeightBuffers, type LayerWeights, type WeightBuffer } from './weight-buffers.ts';

/** What a network is compiled for. */
export interface CompileTrainingOptions {
  readonly batchSize: number;
  readonly optimizer: OptimizerSpec;
  readonly loss: TrainOptions['loss'];
  readonly precision: TrainOptions['precision'];
  readonly classWeights: TrainOptions['classWeights'];
  readonly labelSmoothing: TrainOptions['labelSmoothing'];
  readonly softTargets: boolean;
  readonly gradientClipping: TrainOptions['gradientClipping'];
  readonly weightAveraging: TrainOptions['weightAveraging'];
  readonly augmentation: TrainOptions['augmentation'];
  readonly numWorkers: number;
  readonly sharedMemory: boolean;
}

/** A network compiled for training. */
export interface CompiledTraining {
  readonly plan: TrainingPlan;
  /** The WebAssembly module. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What has to stand in memory before the first step, beside the weights and the optimizer's state. */
  readonly constants: readonly { readonly region: Region; readonly values: Float32Array }[];
  /** What the optimizer's state begins with, in the order of the plan's places. */
  readonly initialState: readonly number[];
}

/** Batches that may be under way: so many that the caller need not wake for each of them. */
const NUM_SLOTS = 8;

/** Turns a network into a plan and its code. @throws {EngineError} When loss or augmentation do not fit the network. */
export function compileTraining(spec: ModelSpec, options: CompileTrainingOptions): CompiledTraining {
  const { batchSize, numWorkers, optimizer, precision, sharedMemory, weightAveraging } = options;
  const { byLayer, weights } = createWeightBuffers(spec);
  const trainable = weights.filter((weight) => weight.trainable);
  const rule = optimizerRule(optimizer);
  const states = rule.states.map(({ initialValue, name }) => ({
    initialValue,
    buffers: new Map(
      trainable.map((weight) => [weight, programValues(`${name}/${weight.name}`, weight.numValues)] as const),
    ),
  }));
  const averages = new Map(
    weightAveraging ? trainable.map((weight) => [weight, programValues(weight.name, weight.numValues)]) : [],
  );
  const slot = slotBuffers(spec, sizeOf(inferShapes(spec).outputShape), options.softTargets);
  const { derived, step } = buildStep(spec, options, {
    byLayer,
    slot,
    averages,
    states: states.map(({ buffers }) => buffers),
  });
  const evaluation = buildEvaluation(spec, byLayer, slot);
  const preparation = buildPreparation(derived);

  const programs = [step, evaluation, preparation];
  const { memory, places } = planMemory(spec.name, {
    programs,
    // Trainable weights in a row, and their averages in the same row: one distance for all.
    first: [
      ...trainable.map(({ buffer }) => buffer),
      ...averages.values(),
      ...weights.filter((weight) => !weight.trainable).map(({ buffer }) => buffer),
      ...states.flatMap(({ buffers }) => [...buffers.values()]),
    ],
    slot,
    batchSize,
    numSlots: NUM_SLOTS,
    numScratches: numWorkers,
  });

  const module = new ModuleBuilder({ memory: { ...memoryLimits(memory), shared: sharedMemory }, precision });
  const averaged = new Set(weightAveraging ? trainable.map(({ buffer }) => buffer) : []);
  const emit = (phases: readonly PhaseDraft[], shifted: ReadonlySet<Buffer>) =>
    phases.map((phase) => emitPhase(module, phase, { memory, places, shifted }));
  const numChunks = Math.ceil(batchSize / IMAGES_PER_TASK);
  const stepNames = emit(step, new Set());
  emit(evaluation, averaged);
  emit(preparation, new Set());

  const describe = (phases: readonly PhaseDraft[]) => phases.map((phase) => describePhase(phase, places, numChunks));
  const placesOf = (tensors: Iterable<readonly [WeightBuffer, Buffer]>) =>
    Array.from(tensors, ([weight, buffer]) => tensorPlace(places, weight, buffer));
  return {
    plan: {
      spec,
      batchSize,
      memory,
      weights: placesOf(weights.map((weight) => [weight, weight.buffer])),
      optimizerState: states.flatMap(({ buffers }) => placesOf(buffers)),
      averagedWeights: weightAveraging
        ? placesOf(weights.map((weight) => [weight, averages.get(weight) ?? weight.buffer]))
        : null,
      step: describe(step),
      evaluation: describe(evaluation),
      preparation: describe(preparation),
      ops: step.flatMap((phase, index) => describeOps(phase, stepNames[index], places, numChunks)),
    },
    bytes: module.encode(),
    constants: constantRegions(places, programs),
    initialState: states.flatMap(({ buffers, initialValue }) => Array.from(buffers, () => initialValue)),
  };
}

function slotBuffers({ inputShape }: ModelSpec, numOutputs: number, softTargets: boolean): SlotBuffers {
  const outputBytes = Float32Array.BYTES_PER_ELEMENT * numOutputs;
  return {
    pixels: imageBytes('slot', 'pixels', sizeOf(inputShape)),
    labels: imageBytes('slot', 'labels', 1),
    targets: imageBytes('slot', 'targets', softTargets ? outputBytes : 0),
    losses: imageBytes('slot', 'losses', Float32Array.BYTES_PER_ELEMENT),
    correct: imageBytes('slot', 'correct', 1),
    outputs: imageBytes('slot', 'outputs', outputBytes),
  };
}

/** Where a step finds what lives longer than itself. */
interface StepBuffers {
  readonly byLayer: readonly LayerWeights[];
  readonly slot: SlotBuffers;
  /** For each state of the optimizer. */
  readonly states: readonly ReadonlyMap<WeightBuffer, Buffer>[];
  readonly averages: ReadonlyMap<WeightBuffer, Buffer>;
}

/** One training step, and the operations by which it derives something from the weights. */
function buildStep(
  spec: ModelSpec,
  {
    augmentation,
    batchSize,
    gradientClipping,
    labelSmoothing,
    loss,
    optimizer,
    softTargets,
    weightAveraging,
    ...options
  }: CompileTrainingOptions,
  { averages, byLayer, slot, states }: StepBuffers,
): { readonly step: readonly PhaseDraft[]; readonly derived: readonly Op[] } {
  const layers = fuseLayers(spec);
  const { hasSoftmax, hidden, outputShape } = splitSoftmax(layers);
  const fromLogits = loss === 'categoricalCrossentropy';
  if (fromLogits && !hasSoftmax) {
    throw new EngineError(
      `createTraining: the loss is categoricalCrossentropy, and ${spec.name} does not end in softmax; expected ` +
        'probabilities that sum to 1. End the network in softmax, or choose binaryCrossentropy or meanSquaredError.',
    );
  }
  const program = new Program();
  const groups: ParameterGroup[] = [];
  const derived: Op[] = [];
  let numImagePhases = 0;
  const splitImages = () => {
    numImagePhases += 1;
    program.beginPhase(numImagePhases === 1 ? 'images' : `images ${numImagePhases}`);
  };
  splitImages();
  const images = addAugmentation(program, spec, augmentation, addInput(program, spec, slot.pixels));
  const network = addNetwork(
    {
      program,
      layers: fromLogits ? hidden : layers,
      weights: byLayer,
      isTraining: true,
      storesWinners: true,
      splitImages,
      learn: (group) => groups.push(group),
      derive: (op) => derived.push(op),
    },
    images,
  );
  const numOutputs = sizeOf(outputShape);
  const classWeights = constantValues('classWeights', classWeightValues(spec, options.classWeights, numOutputs));
  const targets = softTargets ? slot.targets : null;
  network.addGradients(
    addLoss({ program, loss, labelSmoothing, numOutputs, classWeights, ...slot, targets }, network.y),
  );
  addParameterPhases(program, groups, {
    optimizer,
    clipping: gradientClipping,
    averaging: weightAveraging,
    states,
    averages,
    batchSize,
  });
  return { step: program.phases, derived };
}

/** The forward pass alone. */
function buildEvaluation(
  spec: ModelSpec,
  weights: readonly LayerWeights[],
  { outputs, pixels }: SlotBuffers,
): readonly PhaseDraft[] {
  const { hasSoftmax, hidden, outputShape } = splitSoftmax(fuseLayers(spec));
  const program = new Program();
  program.beginPhase('evaluation');
  const x = addInput(program, spec, pixels);
  const { y } = addNetwork({ ...forwardOnly(program), layers: hidden, weights, storesWinners: true }, x);
  const activation = hasSoftmax ? 'softmax' : 'linear';
  addActivationInto({ program, layer: 'output', activation, shape: outputShape }, y, outputs);
  return program.phases;
}

/** What is derived from the weights, each a task of its own. */
function buildPreparation(derived: readonly Op[]): readonly PhaseDraft[] {
  const program = new Program();
  program.beginPhase('preparation');
  for (const op of derived) program.addGroup({ numTasks: 1, ops: [op] });
  return program.phases;
}

/** One for each class; a network with one output tells two apart. */
function classWeightValues(
  { name }: ModelSpec,
  classWeights: TrainOptions['classWeights'],
  numOutputs: number,
): Float32Array {
  const numClasses = Math.max(2, numOutputs);
  if (classWeights === null) return new Float32Array(numClasses).fill(1);
  if (classWeights.length !== numClasses) {
    throw new EngineError(
      `createTraining: ${classWeights.length} class weights; ${name} tells ${numClasses} classes apart. ` +
        'Pass one for each class.',
    );
  }
  return Float32Array.from(classWeights);
}
