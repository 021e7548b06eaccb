// The models read pen strokes of people whose hand it never saw: the writers of UNIPEN that their recipe holds out.
import { splitDataset } from '@raqam/dataset';
import { listDatasets, loadDataset } from '@raqam/dataset/node';
import { createRecognizer, loadModel } from '@raqam/recognizer';
import { describe, expect, test } from 'vitest';

const NAME = 'strokes/unipen-train';
const { recipe } = await loadModel('accurate');
const source = (JSON.parse(recipe) as Recipe).data.find(({ name }) => name === NAME);

interface Recipe {
  readonly data: readonly { name: string; heldOut?: { share: number; seed: number } }[];
}

test('the recipe holds writers out', () => {
  expect(source).toMatchObject({ heldOut: { share: expect.any(Number), seed: expect.any(Number) } });
});

describe.skipIf(!(await listDatasets()).includes(NAME))('digits of writers held out (needs UNIPEN)', () => {
  test('at least 98 % of them are read rightly', async () => {
    const { train } = await loadDataset(NAME);
    const split = splitDataset(train, { validation: source?.heldOut?.share ?? 0, seed: source?.heldOut?.seed ?? 0 });
    const strangers = split.validation;
    if (strangers === null) throw new Error('No writer is held out.');
    const learntFrom = new Set(split.train.writers);
    expect(strangers.writers?.some((writer) => learntFrom.has(writer))).toBe(false);
    expect(strangers.numImages).toBeGreaterThan(2000);

    const recognizer = await createRecognizer();
    let numRight = 0;
    for (const [index, label] of strangers.labels.entries()) {
      const prediction = recognizer.recognize({ data: strangers.image(index), width: 28, height: 28 });
      if (prediction?.label === label) numRight++;
    }
    expect(numRight / strangers.numImages).toBeGreaterThanOrEqual(0.98);
  });
});
