import { inferShapes, type ModelSpec, type Weights } from '@raqam/artifact';
import { type ImageSource, NO_DIGIT } from '@raqam/dataset';
import { scaleLogits } from '@raqam/model';
import type { EvaluateOptions } from '../open-judging-engine.ts';
import { predict } from '../predict.ts';
import type { Distillation } from './training-recipe.ts';

/** A network that another one learns from. */
export interface Teacher {
  readonly spec: ModelSpec;
  readonly weights: Weights;
}

/** How a teacher's answers and the labels make one target. */
export interface DistillTargetsOptions
  extends Pick<Distillation, 'temperature' | 'weight'>,
    Pick<EvaluateOptions, 'signal' | 'workers'> {
  /** Of the label's part, as in `TrainOptions`. */
  readonly labelSmoothing: number;
}

/**
 * What a network is to learn of each image where it has a teacher:
 *
 *   target = w · softmax(z / T) + (1 − w) · label,  label = (1 − ε) · onehot + ε / C
 *
 * z are the teacher's logits for the image as it is, without augmentation. A label `NO_DIGIT` has ε = 1.
 *
 * @param sources Read one after the other.
 * @returns [images of all sources, C], row-major: for `withTargets` of `@raqam/dataset`.
 * @throws As `predict` and `scaleLogits` of `@raqam/model`.
 * @see Hinton, Vinyals, Dean, "Distilling the Knowledge in a Neural Network", arXiv:1503.02531
 */
export async function distillTargets(
  sources: readonly ImageSource[],
  { spec, weights }: Teacher,
  { labelSmoothing, temperature, weight, ...options }: DistillTargetsOptions,
): Promise<Float32Array> {
  const { outputShape } = inferShapes(spec);
  const numClasses = outputShape[outputShape.length - 1];
  const softened = scaleLogits(spec, weights, temperature);
  const targets = new Float32Array(sources.reduce((count, { numImages }) => count + numImages, 0) * numClasses);
  let position = 0;
  for (const source of sources) {
    const answers = await predict(spec, softened, source, options);
    for (let index = 0; index < source.numImages; index++) {
      const label = source.labels[index];
      const smoothing = label === NO_DIGIT ? 1 : labelSmoothing;
      for (let c = 0; c < numClasses; c++) {
        const labelled = (c === label ? 1 - smoothing : 0) + smoothing / numClasses;
        targets[position] = weight * answers[index * numClasses + c] + (1 - weight) * labelled;
        position += 1;
      }
    }
  }
  return targets;
}
