import { inferShapes, type ModelSpec } from '@raqam/artifact';
import { type ImageSource, NO_DIGIT } from '@raqam/dataset';
import { TrainingDataError } from './errors.ts';

/**
 * Makes sure that images and labels are ones that the network can take.
 *
 * @throws {TrainingDataError} `mnist/train: images of 28×28; report-cnn takes 32×32×1. Resize them, or choose another
 *   network.`
 */
export function checkTrainingData(
  spec: ModelSpec,
  { name, numImages, height, width, labels, targets }: ImageSource,
): void {
  const { inputShape } = spec;
  const fits =
    inputShape.length === 1
      ? inputShape[0] === height * width
      : inputShape[0] === height && inputShape[1] === width && inputShape[2] === 1;
  if (!fits) {
    throw new TrainingDataError(
      `${name}: images of ${height}×${width}; ${spec.name} takes ${inputShape.join('×')}. ` +
        'Resize them, or choose another network.',
    );
  }
  const { outputShape } = inferShapes(spec);
  if (outputShape.length !== 1) {
    throw new TrainingDataError(
      `${name}: ${spec.name} answers with ${outputShape.join('×')}; expected one number for each class. ` +
        'End it with flatten and dense.',
    );
  }
  const numClasses = Math.max(2, outputShape[0]);
  const wrong = labels.findIndex((label) => label >= numClasses && label !== NO_DIGIT);
  if (wrong !== -1) {
    throw new TrainingDataError(
      `${name}: label ${wrong} is ${labels[wrong]}; ${spec.name} tells ${numClasses} classes apart, from 0 to ` +
        `${numClasses - 1}. Leave out other images, or choose a network with more outputs.`,
    );
  }
  if (targets !== null && targets.length !== numImages * outputShape[0]) {
    throw new TrainingDataError(
      `${name}: rows of ${targets.length / numImages} targets; ${spec.name} answers with ${outputShape[0]} numbers. ` +
        'Pass targets of as many classes, or choose another network.',
    );
  }
}
