import type { OptimizerSpec, TrainOptions, Weights, WeightTensor } from '@raqam/artifact';
import type { EngineWorker } from './crew/engine-worker.ts';
import type { TrainingPlan } from './plan/plan.ts';
import type { OpProfile } from './profile.ts';

/** What decides how a network learns, and who computes it. What may be left out keeps its meaning from `TrainOptions`. */
export interface TrainingOptions {
  /** Most images of a step, from 1; a step may have fewer. */
  readonly batchSize: number;
  readonly optimizer: OptimizerSpec;
  readonly loss: TrainOptions['loss'];
  /** Of dropout masks and augmentation. */
  readonly seed: number;
  /** @default 'exact' */
  readonly precision?: TrainOptions['precision'] | undefined;
  /** @default null */
  readonly classWeights?: TrainOptions['classWeights'] | undefined;
  /** @default null */
  readonly gradientClipping?: TrainOptions['gradientClipping'] | undefined;
  /** @default null */
  readonly weightAveraging?: TrainOptions['weightAveraging'] | undefined;
  /** Of the labels of training; rows of targets are learnt as they are. @default 0 */
  readonly labelSmoothing?: TrainOptions['labelSmoothing'] | undefined;
  /** Whether batches bring targets, which are learnt in place of the labels. @default false */
  readonly softTargets?: boolean | undefined;
  /** @default null */
  readonly augmentation?: TrainOptions['augmentation'] | undefined;
  /** What {@link Training.readOptimizerState} gave; null: nothing yet. @default null */
  readonly optimizerState?: readonly WeightTensor[] | null | undefined;
  /** What {@link Training.readWeights} gave of the averages; null: they begin as the weights. @default null */
  readonly averagedWeights?: Weights | null | undefined;
  /** How many threads, from 1; never changes a result. @default as many as there are cores */
  readonly workers?: number | undefined;
  /** Whether workers share memory. @default where it exists */
  readonly sharedMemory?: boolean | undefined;
  /** @default a worker of this package's own module */
  readonly createWorker?: (() => EngineWorker) | undefined;
}

/** One step's batch. */
export interface TrainingBatch {
  /** u8, [n, ...input]; copied before the call returns. Each is learnt from as its value / 255. */
  readonly pixels: Uint8Array;
  /**
   * u8, [n]: the class; of a network with one output 0 or 1. A greater one is of no class: learnt as 1 / C for each, and
   * never read rightly.
   */
  readonly labels: Uint8Array;
  /**
   * [n, C]: the probabilities to learn in place of the labels, each row's sum being 1; copied before the call returns.
   * Given if and only if the training has soft targets.
   */
  readonly targets?: Float32Array | null | undefined;
}

/** Where a run stands. */
export interface TrainingPlace {
  /** 0-based. */
  readonly epoch: number;
  /** 0-based, counted over the whole run. */
  readonly step: number;
  readonly learningRate: number;
}

/** What a step found, before it changed the weights. */
export interface TrainingStep {
  /** Mean over the batch. */
  readonly loss: number;
  /** How many of the batch were read rightly. */
  readonly numCorrect: number;
  /** [n]: of each image. */
  readonly losses: Float32Array<ArrayBuffer>;
}

/** A network that learns, compiled for one batch size and one optimizer. */
export interface Training {
  readonly plan: TrainingPlan;
  readonly numWorkers: number;
  /** `own`: the calling thread computes. */
  readonly memory: 'own' | 'shared' | 'messages';
  /** Size of the emitted WebAssembly. */
  readonly moduleBytes: number;
  /**
   * Learns from a batch. May be called again before the last call's result is there, for as many steps as the plan has
   * slots; they are carried out in the order of the calls.
   *
   * @throws {EngineError} `trainStep: 129 labels; expected 1 to 128, the size of a batch. …`
   */
  trainStep(batch: TrainingBatch, place: TrainingPlace): Promise<TrainingStep>;
  /**
   * The network's answers, without dropout, batch normalization by its moving averages.
   *
   * @param pixels u8, [n, ...input], n at most the batch size; copied before the call returns.
   * @param options `averaged`: by the weights' moving averages. @default { averaged: false }
   * @returns [n, outputs]: probabilities.
   */
  predict(pixels: Uint8Array, options?: { readonly averaged?: boolean }): Promise<Float32Array<ArrayBuffer>>;
  /** Copies, behind all steps that were asked for. */
  readWeights(options?: { readonly averaged?: boolean }): Promise<Weights>;
  /** What the optimizer remembers: for each state, each trainable weight in order, called `STATE/LAYER/WEIGHT`. */
  readOptimizerState(): Promise<WeightTensor[]>;
  /** Puts other weights in the place of the network's own; averages and the optimizer's state stay. */
  writeWeights(weights: Weights): Promise<void>;
  /** Runs the plan op by op on copies, in the calling thread, and times each; nothing of the training changes. */
  profile(batch: TrainingBatch, options?: { readonly durationMs?: number }): Promise<readonly OpProfile[]>;
  /** The plan as a table: operations, shapes, multiply-adds, bytes; with a profile what was executed, and how fast. */
  explain(profile?: readonly OpProfile[] | null): string;
  /** Ends at once, and resolves when no worker is left. */
  dispose(): Promise<void>;
}
