import type { OptimizerSpecInput } from '@raqam/artifact';
import type { ModelInput } from './experiment-schema.ts';

const OPTIMIZERS: Readonly<Record<OptimizerSpecInput['type'], string>> = {
  sgd: 'SGD',
  adagrad: 'Adagrad',
  adadelta: 'Adadelta',
  rmsprop: 'RMSprop',
  adam: 'Adam',
  adamax: 'Adamax',
};

/** `cnn`, `least squares`, or the name of a network of its own. */
export function modelName(model: ModelInput): string {
  if (typeof model === 'string') return model;
  if (!('classical' in model)) return model.name;
  return model.classical === 'svm' ? `SVM of ${model.numImages} images` : 'least squares';
}

/** `Adam`, or `SGD (momentum 0.9, nesterov)`. */
export function optimizerName({ type, ...fields }: OptimizerSpecInput): string {
  return `${OPTIMIZERS[type]}${inParentheses(fields)}`;
}

/** `augmented (rotationDegrees 10)`. */
export function augmentationName(augmentation: object | null): string {
  return augmentation === null ? 'not augmented' : `augmented${inParentheses(augmentation)}`;
}

function inParentheses(fields: object): string {
  const told = Object.entries(fields).flatMap(([name, value]) => {
    if (value === true) return [name];
    return value === false ? [] : [`${name} ${value}`];
  });
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}
