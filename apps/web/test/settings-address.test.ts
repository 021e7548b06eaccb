import { createModelSpec, MODEL_NAMES } from '@raqam/model';
import { expect, test } from 'vitest';
import { settingsFromQuery, settingsToQuery } from '../training/settings-address.ts';
import { completeOptions, FIRST_SETTINGS, type TrainingSettings } from '../training/training-settings.ts';

function readBack(settings: TrainingSettings) {
  return settingsFromQuery(new URLSearchParams(settingsToQuery(settings).toString()));
}

test('what is as at first needs no address, and an empty address is that', () => {
  expect(settingsToQuery(FIRST_SETTINGS).toString()).toBe('');
  expect(settingsFromQuery(new URLSearchParams('utm=x'))).toEqual({ settings: FIRST_SETTINGS, ignored: [] });
});

test('each architecture, and layers of one’s own, come back', () => {
  for (const name of MODEL_NAMES) {
    const settings = { ...FIRST_SETTINGS, layers: createModelSpec(name).layers };
    expect(readBack(settings)).toEqual({ settings, ignored: [] });
  }
  const layers = createModelSpec('cnn').layers.filter(({ type }) => type !== 'dropout');
  const own = { ...FIRST_SETTINGS, layers };
  expect(settingsToQuery(own).has('model')).toBe(false);
  expect(readBack(own)).toEqual({ settings: own, ignored: [] });
});

test('every option that can be chosen comes back', () => {
  const options = completeOptions({
    epochs: 3,
    batchSize: 64,
    limit: 5000,
    seed: 2 ** 53 - 1,
    validationFraction: 0.07,
    workers: 2,
    precision: 'fast',
    labelSmoothing: 0.1,
    optimizer: { type: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true },
    learningRateSchedule: { type: 'exponentialDecay', decaySteps: 100, decayRate: 0.5, staircase: true },
    gradientClipping: { type: 'norm', threshold: 2 },
    weightAveraging: { momentum: 0.95 },
    augmentation: { rotationDegrees: 10, elasticPixels: 1.5 },
    callbacks: [{ type: 'earlyStopping', patience: 2, restoreBestWeights: true }],
  });
  const settings: TrainingSettings = { ...FIRST_SETTINGS, options, source: 'synthetic' };
  expect(readBack(settings)).toEqual({ settings, ignored: [] });
});

test('a person may write only what matters', () => {
  const { settings, ignored } = settingsFromQuery(new URLSearchParams('model=mlp&epochs=2&optimizer.type=sgd'));
  expect(ignored).toEqual([]);
  expect(settings.options.optimizer).toEqual({ type: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false });
  expect(settings.options.epochs).toBe(2);
});

test.each([
  ['epochs=0', 'epochs'],
  ['epochs=5000', 'epochs'],
  ['epochs=many', 'epochs'],
  ['limit=99', 'limit'],
  ['seed=-1', 'seed'],
  ['validationFraction=1', 'validationFraction'],
  ['optimizer.type=magic', 'optimizer'],
  ['optimizer=adam', 'optimizer'],
  ['optimizer.type=sgd&optimizer.speed=9', 'optimizer'],
  ['optimizer.type=sgd&optimizer.momentum=1.5', 'optimizer'],
  ['augmentation.rotationDegrees=400', 'augmentation'],
  ['callbacks=[{"type":"later"}]', 'callbacks'],
  ['model=resnet', 'model'],
  ['layers=[', 'layers'],
  ['layers=[{"type":"dense","name":"output","units":10,"activation":"softmax"}]', 'layers'],
  ['digits=roman', 'digits'],
])('%s is left out, and told', (query, name) => {
  expect(settingsFromQuery(new URLSearchParams(query))).toEqual({ settings: FIRST_SETTINGS, ignored: [name] });
});
