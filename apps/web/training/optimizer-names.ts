import type { OptimizerSpec } from '@raqam/artifact';

/** Optimizers as the field writes them; they are names, the same in every language. */
export const OPTIMIZER_NAMES: Readonly<Record<OptimizerSpec['type'], string>> = {
  sgd: 'SGD',
  adagrad: 'Adagrad',
  adadelta: 'Adadelta',
  rmsprop: 'RMSprop',
  adam: 'Adam',
  adamax: 'Adamax',
};
