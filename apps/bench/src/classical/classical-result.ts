import type { Metrics, WrongPrediction } from '@raqam/artifact';

/** How well a classical model read the test images. */
export interface ClassicalResult {
  /** Without a loss: neither model gives probabilities. */
  readonly metrics: Omit<Metrics, 'loss'> & { readonly loss: null };
  /** `confusionMatrix[label][prediction]` counts images. */
  readonly confusionMatrix: readonly (readonly number[])[];
  /** By index. The answered class has the probability 1 and all others 0, since the models say no more than that. */
  readonly wrong: readonly WrongPrediction[];
  /** Of the training alone, in milliseconds. */
  readonly durationMs: number;
}
