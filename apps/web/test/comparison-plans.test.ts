import { expect, test } from 'vitest';
import { comparisonPlans } from '../training/comparison-plans.ts';
import { completeOptions } from '../training/training-settings.ts';

const CHOSEN = completeOptions({ limit: 1000, seed: 7, validationFraction: 0.2, workers: 2, epochs: 99, batchSize: 1 });

test('the four scenarios are SGD and Adam, five and nine epochs, with the images and the seed that were chosen', () => {
  const plans = comparisonPlans('scenarios', CHOSEN);
  expect(plans.map(({ name }) => name)).toEqual(['SGD 5', 'SGD 9', 'Adam 5', 'Adam 9']);
  for (const { options, spec } of plans) {
    expect(spec.name).toBe('cnn');
    expect(options).toMatchObject({ limit: 1000, seed: 7, validationFraction: 0.2, workers: 2, batchSize: 128 });
  }
  expect(plans[0].options.optimizer).toEqual({ type: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false });
  expect(plans.map(({ options }) => options.epochs)).toEqual([5, 9, 5, 9]);
});

test('the optimizers are compared over as many epochs', () => {
  const plans = comparisonPlans('optimizers', CHOSEN);
  expect(plans.map(({ options }) => options.optimizer.type)).toEqual([
    'sgd',
    'adagrad',
    'adadelta',
    'rmsprop',
    'adam',
    'adamax',
  ]);
  expect(new Set(plans.map(({ options }) => options.epochs))).toEqual(new Set([5]));
});
