import type { DatasetShapes } from './dataset.ts';
import type { LoadedDataset } from './loaded-dataset.ts';

/**
 * The shapes of a data set in the words of Keras: `(60000, 28, 28), (60000,), (10000, 28, 28), (10000,)` for MNIST,
 * the first two alone where there is no test part.
 */
export function formatShapes({ train, test }: Pick<LoadedDataset, 'train' | 'test'>): string {
  const part = ({ images, labels }: DatasetShapes) => `(${images.join(', ')}), (${labels[0]},)`;
  return test ? `${part(train.shapes())}, ${part(test.shapes())}` : part(train.shapes());
}
