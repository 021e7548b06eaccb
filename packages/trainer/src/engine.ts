import type { EngineRecord, TrainOptions, Weights, WeightTensor } from '@raqam/artifact';
import type { PixelBatch } from '@raqam/dataset';

/** One step of a run. */
export interface StepPlace {
  /** 0-based. */
  readonly epoch: number;
  /** 0-based, counted over the whole run. */
  readonly step: number;
  readonly learningRate: number;
}

/** What a step found, before it changed the weights. */
export interface StepResult {
  /** Mean over the batch. */
  readonly loss: number;
  /** How many of the batch were read rightly. */
  readonly numCorrect: number;
}

/** What an engine begins with. */
export interface EngineStart {
  /** Copied. */
  readonly weights: Weights;
  /** What the optimizer remembers; null: nothing yet. */
  readonly optimizerState: readonly WeightTensor[] | null;
  /** Null: the averages, where there are any, begin as the weights. */
  readonly averagedWeights: Weights | null;
  /** Whether each batch to learn from brings targets, which are learnt in place of its labels. @default false */
  readonly softTargets?: boolean;
}

/** What of a run's options an engine has to know. */
export type EngineOptions = Pick<
  TrainOptions,
  | 'augmentation'
  | 'batchSize'
  | 'classWeights'
  | 'gradientClipping'
  | 'labelSmoothing'
  | 'loss'
  | 'optimizer'
  | 'precision'
  | 'seed'
  | 'weightAveraging'
  | 'workers'
>;

/** Which of two sets of weights is meant. */
export interface WeightsChoice {
  /** Whether the moving averages take the place of the weights; only where the options ask for them. */
  readonly averaged: boolean;
}

/** A network that learns: what computes, as the run sees it. All calls are carried out in their order. */
export interface TrainingEngine {
  readonly record: EngineRecord;
  /** Version of the packages that compute, by name. */
  readonly packages: Readonly<Record<string, string>>;
  /** How many calls of `trainStep` and `predict` may be under way. */
  readonly maxInFlight: number;
  /** Most images of a call. */
  readonly maxBatchSize: number;
  /**
   * Learns from one batch, which is copied before the call returns. May be called again before the result is there.
   *
   * @throws {DivergenceError} When loss, gradients or weights are no longer finite.
   */
  trainStep(batch: PixelBatch, place: StepPlace): Promise<StepResult>;
  /**
   * The network's outputs for a batch, [B, C]: probabilities. The batch is copied before the call returns.
   *
   * @throws {DivergenceError} When they are not finite.
   */
  predict(batch: PixelBatch, choice: WeightsChoice): Promise<Float32Array>;
  /**
   * A copy of the weights as they are behind all steps that were asked for.
   *
   * @throws {DivergenceError} When they are not finite, as a moving average may be though the loss is not.
   */
  readWeights(choice: WeightsChoice): Promise<Weights>;
  /** A copy of what the optimizer remembers. */
  readOptimizerState(): Promise<WeightTensor[]>;
  /** Puts other weights in the place of the network's own. */
  writeWeights(weights: Weights): Promise<void>;
  /** Ends at once, and frees all memory. */
  dispose(): Promise<void>;
}
