import { inferShapes, type ModelSpec, type Weights } from '@raqam/artifact';
import { createTraining, type TrainingBatch, type TrainingOptions } from '@raqam/engine';

/** A power of two, so that dividing by it rounds nothing; large, so that the weights' own digits do not hide a gradient. */
const LEARNING_RATE = 1024;

/** Where the step stands: it decides on dropout masks. */
export const PLACE = { epoch: 2, step: 7 };

/** What a step finds and by how much it would change each trainable weight: gradient = (before − after) / learning rate. */
export async function engineGradients(
  spec: ModelSpec,
  weights: Weights,
  batch: TrainingBatch,
  options: Partial<TrainingOptions> & Pick<TrainingOptions, 'loss'>,
): Promise<{ readonly loss: number; readonly numCorrect: number; readonly gradients: Weights }> {
  const training = await createTraining(spec, weights, {
    batchSize: batch.labels.length,
    optimizer: { type: 'sgd', learningRate: 1, momentum: 0, nesterov: false },
    seed: 3,
    workers: 1,
    ...options,
  });
  const { loss, numCorrect } = await training.trainStep(batch, { ...PLACE, learningRate: LEARNING_RATE });
  const after = await training.readWeights();
  await training.dispose();
  const shapes = inferShapes(spec).weights;
  const gradients = weights.map(({ name, shape, values }, index) => ({
    name,
    shape,
    values: values.map((value, i) => (value - after[index].values[i]) / LEARNING_RATE),
  }));
  return { loss, numCorrect, gradients: gradients.filter((_, index) => shapes[index].trainable) };
}
