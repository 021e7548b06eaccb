import type { RunFile } from '@raqam/artifact';
import { type Dataset, synthesizeDigits } from '@raqam/dataset';
import { createModelSpec } from '@raqam/model';
import { recordRun, train } from '@raqam/trainer';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareReplay } from '../results/compare-replay.ts';

describe('a run that is trained once more', () => {
  const spec = createModelSpec('softmax');
  const options = { epochs: 3, batchSize: 50, validationFraction: 0.2, workers: 1 };
  const again = (seed = 1) => train(spec, { train: images }, { ...options, seed });
  let images: Dataset;
  let run: RunFile;

  beforeAll(async () => {
    images = await synthesizeDigits({ numImages: 200, seed: 1 });
    run = await recordRun(again());
  });

  test('comes to the same weights, and tells how far it is', async () => {
    const steps: string[] = [];
    const outcome = await compareReplay(run, again(), (numDone, numSteps) => steps.push(`${numDone}/${numSteps}`));
    expect(outcome).toEqual({ kind: 'same', weightsSha256: run.weightsSha256 });
    expect([steps.length, steps[0], steps.at(-1)]).toEqual([13, '0/12', '12/12']);
  });

  test('is told apart at the first epoch that differs', async () => {
    const outcome = await compareReplay(run, again(2), () => {});
    expect(outcome).toEqual({ kind: 'different', epoch: 0, weightsSha256: null, isFast: false });
  });

  test('is told apart by its weights alone', async () => {
    const changed = { ...run, weightsSha256: 'a'.repeat(64) };
    const outcome = await compareReplay(changed, again(), () => {});
    expect(outcome).toEqual({ kind: 'different', epoch: null, weightsSha256: run.weightsSha256, isFast: false });
  });

  test('of which only some epochs were finished, is compared as far as these go', async () => {
    const stopped = { ...run, history: run.history.slice(0, 2) };
    expect(await compareReplay(stopped, again(), () => {})).toEqual({ kind: 'sameEpochs', numEpochs: 2 });
  });

  test('that cannot be trained says why', async () => {
    const failing = train(spec, { train: images }, { ...options, optimizer: { type: 'sgd', learningRate: 1e38 } });
    await expect(compareReplay(run, failing, () => {})).rejects.toThrow(/not finite|infinite|NaN|diverged/i);
  });
});
