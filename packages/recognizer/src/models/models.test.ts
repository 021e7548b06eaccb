// The generated modules: whole, of the present input contract, and what packing gives today.
import { checkInputContract, checkWeights, weightsSha256 } from '@raqam/artifact';
import { DIGIT_CONTRACT } from '@raqam/image';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../load-model.ts';
import { loadModelRecord } from '../network/load-model-record.ts';
import { loadPackedModel } from '../network/load-packed-model.ts';
import { packModel } from '../network/pack-model.ts';

describe.each(['accurate', 'compact'] as const)('the model %s', (name) => {
  test('holds the code that the engine emits today, and is packed as it would be today', async () => {
    const { recipe, ...model } = await loadModel(name);
    const today = await packModel(model, recipe);
    const { bytes, ...packed } = await loadPackedModel(name, 'test');
    // Compared by hand: a difference of 100 KB is nothing to print.
    const remedy = `The engine emits other code for ${name} now: build, then run \`node scripts/embed-model.mjs ${name}\`.`;
    expect(bytes === today.packed.bytes, remedy).toBe(true);
    expect({ ...packed, bytes }).toEqual(today.packed);
    expect(await loadModelRecord(name)).toEqual(today.record);
  });

  test('is whole, of the present input contract, and says how it was made', async () => {
    const model = await loadModel(name);
    checkWeights(model.spec, model.weights, name);
    expect(await weightsSha256(model.weights)).toBe(model.weightsSha256);
    checkInputContract(model.inputContract, DIGIT_CONTRACT, name);
    expect(model.dataset?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(model.metrics?.count).toBe(10_000);
    expect(JSON.parse(model.recipe)).toHaveProperty('data');
  });

  test('is a copy of its own at each call', async () => {
    const first = await loadModel(name);
    for (const { values } of first.weights) values.fill(0);
    const second = await loadModel(name);
    expect(await weightsSha256(second.weights)).toBe(second.weightsSha256);
    expect(second.spec).not.toBe(first.spec);
  });
});

test('a name that there is not is refused', async () => {
  // As a program without types may call it.
  const load = loadModel as (name: string) => Promise<unknown>;
  await expect(load('big')).rejects.toThrow(
    expect.objectContaining({
      name: 'ModelError',
      message:
        'loadModel: there is no model "big" in this package; expected "accurate" or "compact". Choose one of these.',
    }),
  );
});
