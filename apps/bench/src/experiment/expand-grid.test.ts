import { expect, test } from 'vitest';
import { expandGrid } from './expand-grid.ts';

const ADAM = { type: 'adam' } as const;

test('every value of one axis meets every value of all others, the last axis fastest', () => {
  const names = expandGrid(
    { optimizer: [{ type: 'sgd', momentum: 0.9, nesterov: true }, ADAM], epochs: [1, 5], batchSize: [128] },
    ADAM,
  ).map(({ name, optimizer, epochs, batchSize }) => [name, optimizer?.type, epochs, batchSize]);
  expect(names).toEqual([
    ['SGD (momentum 0.9, nesterov), 1 epoch', 'sgd', 1, 128],
    ['SGD (momentum 0.9, nesterov), 5 epochs', 'sgd', 5, 128],
    ['Adam, 1 epoch', 'adam', 1, 128],
    ['Adam, 5 epochs', 'adam', 5, 128],
  ]);
});

test('learning rates are those of each optimizer, or of the experiment’s', () => {
  const rates = (grid: Parameters<typeof expandGrid>[0]) =>
    expandGrid(grid, { type: 'sgd', momentum: 0.5 }).map(({ optimizer }) => optimizer);
  expect(rates({ learningRate: [0.1] })).toEqual([{ type: 'sgd', momentum: 0.5, learningRate: 0.1 }]);
  expect(rates({ optimizer: [ADAM], learningRate: [0.1, 0.2] })).toEqual([
    { type: 'adam', learningRate: 0.1 },
    { type: 'adam', learningRate: 0.2 },
  ]);
});

test('each axis has its words', () => {
  const names = (grid: Parameters<typeof expandGrid>[0]) => expandGrid(grid, ADAM).map(({ name }) => name);
  expect(
    names({ model: ['cnn', { classical: 'leastSquares' }, { classical: 'svm', numImages: 9, cost: 1, gamma: 1 }] }),
  ).toEqual(['cnn', 'least squares', 'SVM of 9 images']);
  expect(names({ augmentation: [null, { rotationDegrees: 10 }] })).toEqual([
    'not augmented',
    'augmented (rotationDegrees 10)',
  ]);
  expect(names({ engine: ['wasm', 'tfjs'] })).toEqual(['engine wasm', 'engine tfjs']);
  expect(names({ workers: [1, 2, null] })).toEqual(['1 worker', '2 workers', 'all workers']);
  expect(names({ batchSize: [8, 16] })).toEqual(['batches of 8', 'batches of 16']);
  expect(names({ learningRate: [0.1, 1] })).toEqual(['rate 0.1', 'rate 1']);
  expect(names({ epochs: [3] })).toEqual(['the only condition']);
});
