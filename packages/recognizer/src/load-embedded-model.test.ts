import { checkInputContract, checkWeights, weightsSha256 } from '@raqam/artifact';
import { DIGIT_CONTRACT } from '@raqam/image';
import { expect, test } from 'vitest';
import { loadEmbeddedModel } from './load-embedded-model.ts';

test('the embedded model is whole, of the present input contract, and says how it was made', async () => {
  const model = await loadEmbeddedModel();
  checkWeights(model.spec, model.weights, 'embedded model');
  expect(await weightsSha256(model.weights)).toBe(model.weightsSha256);
  checkInputContract(model.inputContract, DIGIT_CONTRACT, 'embedded model');
  expect(model.dataset?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(model.metrics?.count).toBe(10_000);
  expect(model.recipe).not.toBe('');
});

test('each call gives a copy of its own', async () => {
  const first = await loadEmbeddedModel();
  for (const { values } of first.weights) values.fill(0);
  const second = await loadEmbeddedModel();
  expect(await weightsSha256(second.weights)).toBe(second.weightsSha256);
});
