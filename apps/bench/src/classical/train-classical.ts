import type { WrongPrediction } from '@raqam/artifact';
import type { Dataset } from '@raqam/dataset';
import type { ClassicalModel } from './classical-model.ts';

/** How well a classical model read the test images. */
export interface ClassicalResult {
  /** Without a loss: neither model gives probabilities. */
  readonly metrics: { readonly accuracy: number; readonly count: number };
  /** `confusionMatrix[label][prediction]` counts images. */
  readonly confusionMatrix: readonly (readonly number[])[];
  readonly wrong: readonly ClassicalMistake[];
  /** Of the training alone. */
  readonly durationMs: number;
}

/** An image that was read wrongly. */
export interface ClassicalMistake extends Pick<WrongPrediction, 'index' | 'label'> {
  readonly prediction: number;
}

/**
 * Trains a classical model and judges it: the same data give the same result, bit for bit.
 */
export async function trainClassical(model: ClassicalModel, train: Dataset, test: Dataset): Promise<ClassicalResult> {
  throw new Error(`trainClassical: ${model.classical} of ${train.numImages} and ${test.numImages} images.`);
}
