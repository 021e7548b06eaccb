import type { Weights, WeightTensor } from '@raqam/artifact';
import type { Batch } from '@raqam/dataset';

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

/** A network that learns: what computes, as the run sees it. */
export interface TrainingEngine {
  /** Version of the packages that compute, by name. */
  readonly packages: Readonly<Record<string, string>>;
  /**
   * Learns from one batch.
   * @throws {DivergenceError} When loss, gradients or weights are no longer finite.
   */
  trainStep(batch: Batch, place: StepPlace): StepResult;
  /**
   * The network's outputs for a batch, [B, C]: probabilities.
   * @throws {DivergenceError} When they are not finite.
   */
  predict(batch: Batch): Float32Array;
  /**
   * A copy of the weights as they are now.
   * @throws {DivergenceError} When they are not finite, as a moving average may be though the loss is not.
   */
  readWeights(): Promise<Weights>;
  /** A copy of what the optimizer remembers. */
  readOptimizerState(): WeightTensor[];
  /** Frees all memory. */
  dispose(): void;
}
