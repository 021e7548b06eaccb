import type { ModelSpec, OptimizerSpec, TrainOptions } from '@raqam/artifact';
import { emitAffineAugmentation, emitDecodePixels } from '@raqam/kernels';
import { i32, ModuleBuilder } from '@raqam/kernels/assembler';
import { EngineError } from '../errors.ts';
import type { Phase, PlannedOp, Region, TrainingPlan } from '../plan/plan.ts';
import { addActivationInto } from './add-activation.ts';
import { addLoss } from './add-loss.ts';
import { addNetwork } from './add-network.ts';
import { type Buffer, constantValues, imageBytes, imageValues, programValues } from './buffer.ts';
import { type EmitOptions, emitPhase } from './emit-program.ts';
import { formatShape, sizeOf } from './format-shape.ts';
import { fuseLayers } from './fuse-layers.ts';
import { IMAGES_PER_TASK } from './images-per-task.ts';
import type { Op, OpGroup, PhaseDraft } from './op.ts';
import { optimizerRule } from './optimizer-rule.ts';
import type { ParameterGroup } from './parameter-group.ts';
import { addParameterPhases } from './parameter-phases.ts';
import { constantRegions, memoryLimits, type Places, placeOf, tensorPlace } from './places.ts';
import { planMemory } from './plan-memory.ts';
import { Program } from './program.ts';
import { splitSoftmax } from './split-softmax.ts';
import { createWeightBuffers } from './weight-buffers.ts';

/** What a network is compiled for. */
export interface CompileTrainingOptions {
  readonly batchSize: number;
  readonly optimizer: OptimizerSpec;
  readonly loss: TrainOptions['loss'];
  readonly precision: TrainOptions['precision'];
  readonly classWeights: TrainOptions['classWeights'];
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

/** Batches that may be under way: one that is computed, one whose result is read, and two that wait. */
const NUM_SLOTS = 4;

/** Turns a network into a plan and its code. @throws {EngineError} When loss or augmentation do not fit the network. */
export function compileTraining(spec: ModelSpec, options: CompileTrainingOptions): CompiledTraining {
  const { augmentation, batchSize, gradientClipping, loss, numWorkers, optimizer, weightAveraging } = options;
  const layers = fuseLayers(spec);
  const numOutputs = sizeOf(layers[layers.length - 1].outputShape);
  const numInputs = sizeOf(spec.inputShape);
  const { byLayer, weights } = createWeightBuffers(spec);
  const trainable = weights.filter((weight) => weight.trainable);
  const rule = optimizerRule(optimizer);
  const states = new Map(
    trainable.map((weight) => [
      weight,
      rule.states.map(({ name }) => programValues(`${name}/${weight.name}`, weight.numValues)),
    ]),
  );
  const averages = new Map(
    weightAveraging ? trainable.map((weight) => [weight, programValues(weight.name, weight.numValues)]) : [],
  );
  const slot = {
    pixels: imageBytes('slot', 'pixels', numInputs),
    labels: imageBytes('slot', 'labels', 1),
    losses: imageBytes('slot', 'losses', Float32Array.BYTES_PER_ELEMENT),
    correct: imageBytes('slot', 'correct', 1),
    outputs: imageBytes('slot', 'outputs', Float32Array.BYTES_PER_ELEMENT * numOutputs),
  };
  const addInput = (program: Program): Buffer => {
    const x = imageValues('input', numInputs);
    program.add({
      layer: 'input',
      name: 'pixels / 255',
      shape: formatShape(spec.inputShape),
      multiplyAdds: 0,
      winners: null,
      reads: [slot.pixels],
      writes: [x],
      emit: ({ f, module, numImages, own }) => {
        f.call(emitDecodePixels(module), {
          numValues: i32.mul(numImages, numInputs),
          pixels: own(slot.pixels),
          y: own(x),
        });
      },
    });
    return x;
  };

  const step = new Program();
  const groups: ParameterGroup[] = [];
  const derived: Op[] = [];
  let numImagePhases = 0;
  const splitImages = () => {
    numImagePhases += 1;
    step.beginPhase(numImagePhases === 1 ? 'images' : `images ${numImagePhases}`);
  };
  splitImages();
  const [hidden, hasSoftmax] = splitSoftmax(layers);
  const fromLogits = loss === 'categoricalCrossentropy';
  if (fromLogits && !hasSoftmax) {
    throw new EngineError(
      `createTraining: the loss is categoricalCrossentropy, and ${spec.name} does not end in softmax; expected ` +
        'probabilities that sum to 1. End the network in softmax, or choose binaryCrossentropy or meanSquaredError.',
    );
  }
  const input = addInput(step);
  const network = addNetwork(
    {
      program: step,
      layers: fromLogits ? hidden : layers,
      weights: byLayer,
      isTraining: true,
      storesWinners: true,
      splitImages,
      learn: (group) => groups.push(group),
      derive: (op) => derived.push(op),
    },
    augmentation ? addAugmentation(step, spec, augmentation, input) : input,
  );
  const classWeights = constantValues('classWeights', classWeightValues(spec, options.classWeights, numOutputs));
  const { correct, labels, losses } = slot;
  network.addGradients(addLoss({ program: step, loss, numOutputs, labels, classWeights, losses, correct }, network.y));
  addParameterPhases(step, groups, {
    optimizer,
    clipping: gradientClipping,
    averaging: weightAveraging,
    states,
    averages,
    batchSize,
  });

  const evaluation = new Program();
  evaluation.beginPhase('evaluation');
  const answers = addNetwork(
    {
      program: evaluation,
      layers: hidden,
      weights: byLayer,
      isTraining: false,
      storesWinners: true,
      splitImages: () => {},
      learn: () => {},
      derive: () => {},
    },
    addInput(evaluation),
  );
  addActivationInto(
    { program: evaluation, layer: 'output', activation: hasSoftmax ? 'softmax' : 'linear', shape: [numOutputs] },
    answers.y,
    slot.outputs,
  );

  const preparation = new Program();
  preparation.beginPhase('preparation');
  for (const op of derived) preparation.addGroup({ numTasks: 1, ops: [op] });

  const programs = [step.phases, evaluation.phases, preparation.phases];
  const stateBuffers = rule.states.flatMap((_, index) =>
    trainable.map((weight) => states.get(weight)?.[index] as Buffer),
  );
  const { memory, places } = planMemory(spec.name, {
    programs,
    // Trainable weights in a row, and their averages in the same row: one distance for all.
    first: [
      ...trainable.map(({ buffer }) => buffer),
      ...averages.values(),
      ...weights.filter((weight) => !weight.trainable).map(({ buffer }) => buffer),
      ...stateBuffers,
    ],
    slot,
    batchSize,
    numSlots: NUM_SLOTS,
    numScratches: numWorkers,
  });

  const module = new ModuleBuilder({
    memory: { ...memoryLimits(memory), shared: options.sharedMemory },
    precision: options.precision,
  });
  const none: EmitOptions = { memory, places, shifted: new Set() };
  const shifted = new Set(weightAveraging ? trainable.map(({ buffer }) => buffer) : []);
  const numChunks = Math.ceil(batchSize / IMAGES_PER_TASK);
  const stepNames = step.phases.map((phase) => emitPhase(module, phase, none));
  for (const phase of evaluation.phases) emitPhase(module, phase, { ...none, shifted });
  for (const phase of preparation.phases) emitPhase(module, phase, none);

  const plan: TrainingPlan = {
    spec,
    batchSize,
    memory,
    weights: weights.map((weight) => tensorPlace(places, weight, weight.buffer)),
    optimizerState: rule.states.flatMap((_, index) =>
      trainable.map((weight) => tensorPlace(places, weight, states.get(weight)?.[index] as Buffer)),
    ),
    averagedWeights: weightAveraging
      ? weights.map((weight) => tensorPlace(places, weight, averages.get(weight) ?? weight.buffer))
      : null,
    step: step.phases.map((phase) => describePhase(phase, places, numChunks)),
    evaluation: evaluation.phases.map((phase) => describePhase(phase, places, numChunks)),
    preparation: preparation.phases.map((phase) => describePhase(phase, places, numChunks)),
    ops: step.phases.flatMap((phase, index) => describeOps(phase, stepNames[index], places, numChunks)),
  };
  return {
    plan,
    bytes: module.encode(),
    constants: constantRegions(places, programs),
    initialState: rule.states.flatMap(({ initialValue }) => trainable.map(() => initialValue)),
  };
}

function addAugmentation(
  program: Program,
  spec: ModelSpec,
  ranges: NonNullable<TrainOptions['augmentation']>,
  x: Buffer,
): Buffer {
  const [height, width, numChannels] = spec.inputShape;
  if (width === undefined || numChannels === undefined) {
    throw new EngineError(
      `createTraining: augmentation moves images, and ${spec.name} reads rows of ${height} values; expected an input of ` +
        '[height, width, channels]. Give the network such an input, with a flatten layer first, or do not augment.',
    );
  }
  const y = imageValues('augmented', sizeOf(spec.inputShape));
  program.add({
    layer: 'input',
    name: 'affine augmentation',
    shape: formatShape(spec.inputShape),
    multiplyAdds: 0,
    winners: null,
    reads: [x],
    writes: [y],
    emit: ({ argument, f, module, numImages, own, task }) => {
      f.call(emitAffineAugmentation(module, { height, width, numChannels, ...ranges }), {
        numImages,
        x: own(x),
        y: own(y),
        random: argument('random'),
        firstImage: i32.mul(task, IMAGES_PER_TASK),
      });
    },
  });
  return y;
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

function describePhase({ groups, name }: PhaseDraft, places: Places, numChunks: number): Phase {
  const withImages = groups[0].numTasks === null;
  const numTasks = groups.reduce((sum, group) => sum + (group.numTasks ?? numChunks), 0);
  const written = new Set(groups.flatMap(({ ops }) => ops.flatMap(({ writes }) => writes)));
  return {
    name,
    exportName: name,
    imagesPerTask: withImages ? IMAGES_PER_TASK : null,
    numTasks,
    outputs: withImages
      ? Array.from(written).flatMap((buffer) => {
          const { base, offset, stride } = placeOf(places, buffer);
          return base === 'scratch' ? [] : [{ base, offset, stride, sizeBytes: buffer.sizeBytes }];
        })
      : null,
  };
}

function describeOps(
  { groups, name }: PhaseDraft,
  exportNames: readonly string[],
  places: Places,
  numChunks: number,
): readonly PlannedOp[] {
  const planned: PlannedOp[] = [];
  let firstTask = 0;
  for (const { numTasks, ops } of groups) {
    for (const op of ops) {
      planned.push({
        layer: op.layer,
        name: op.name,
        phase: name,
        exportName: exportNames[planned.length],
        shape: op.shape,
        multiplyAdds: op.multiplyAdds,
        isPerStep: numTasks !== null,
        tasks: numTasks === null ? null : { first: firstTask, count: numTasks },
        winners: op.winners && {
          offset: placeOf(places, op.winners.counter).offset,
          multiplyAddsPerWinner: op.winners.multiplyAddsPerWinner,
        },
        bytes: countBytes(op, { numTasks, ops }, places, numChunks),
      });
    }
    firstTask += numTasks ?? 0;
  }
  return planned;
}

/** What an operation reads and writes: of one image in phases with images, else of one step. */
function countBytes({ reads, writes }: Op, { numTasks }: OpGroup, places: Places, numChunks: number): number {
  const bytes = [...reads, ...writes].map((buffer) => {
    if (numTasks === null) return buffer.sizeBytes / IMAGES_PER_TASK;
    if (buffer.kind === 'program') return buffer.sizeBytes;
    return buffer.sizeBytes * (placeOf(places, buffer).base === 'memory' ? numChunks : numTasks);
  });
  return bytes.reduce((sum, each) => sum + each, 0);
}
