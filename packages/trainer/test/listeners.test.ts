import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OptionsError, type TrainEvent, type TrainOptionsInput } from '@raqam/artifact';
import { loadModelArtifact } from '@raqam/artifact/node';
import { notifyListeners, type RunListener, type TrainRuntime, train } from '@raqam/trainer';
import { createFileCsvLogger, createFileModelCheckpoint } from '@raqam/trainer/node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { collect, createMemoryStore, data, ofType, options, tiny } from './tiny.ts';

vi.setConfig({ testTimeout: 30_000 });

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-trainer-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const trainTold = (listener: RunListener, changes: TrainOptionsInput = {}, runtime: TrainRuntime = {}) =>
  collect(notifyListeners(train(tiny, data, { ...options, ...changes }, runtime), [listener]));

const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n');

describe('the CSV logger', () => {
  test('writes a row for each epoch, in which every number reads back', async () => {
    const path = join(folder, 'run.csv');
    const { events } = await trainTold(createFileCsvLogger(path), { validationFraction: 0.2 });
    const [header, ...lines] = await linesOf(path);
    expect(header).toBe('epoch,loss,accuracy,validationLoss,validationAccuracy,learningRate');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => line.split(',').map(Number))).toEqual(
      ofType(events, 'epoch').map(({ row }) => [
        row.epoch,
        row.loss,
        row.accuracy,
        row.validationLoss,
        row.validationAccuracy,
        row.learningRate,
      ]),
    );
    expect(await readdir(folder)).toEqual(['run.csv']);
  });

  test('leaves out what there is not, and separates as it is told', async () => {
    const path = join(folder, 'run.csv');
    await trainTold(createFileCsvLogger(path, { separator: '\t' }), { epochs: 1 });
    expect((await linesOf(path))[0]).toBe('epoch\tloss\taccuracy\tlearningRate');
  });

  test('replaces or goes on', async () => {
    const path = join(folder, 'run.csv');
    const numLines = async (append: boolean) => {
      await trainTold(createFileCsvLogger(path, { append }), { epochs: 1 });
      return (await linesOf(path)).length - 1;
    };
    expect([await numLines(true), await numLines(true), await numLines(false)]).toEqual([2, 3, 2]);
  });

  test('a run that goes on gives the table that it would have given', async () => {
    const whole = join(folder, 'whole.csv');
    await trainTold(createFileCsvLogger(whole), { epochs: 3 });
    for (const append of [true, false]) {
      const path = join(folder, `${append}.csv`);
      const checkpoints = createMemoryStore();
      const first = train(tiny, data, { ...options, epochs: 3 }, { checkpoints });
      for await (const event of notifyListeners(first, [createFileCsvLogger(path, { append })])) {
        if (event.type === 'checkpoint' && event.epoch === 1) break;
      }
      await trainTold(createFileCsvLogger(path, { append }), { epochs: 3 }, { checkpoints, resume: true });
      expect(await linesOf(path)).toEqual(await linesOf(whole));
    }
  });
});

describe('the model checkpoint', () => {
  test('keeps the model of each epoch', async () => {
    const { events } = await trainTold(
      createFileModelCheckpoint(join(folder, 'epoch-{epoch}')),
      {},
      { snapshotEvery: 'epoch' },
    );
    expect((await readdir(folder)).sort()).toEqual(['epoch-1', 'epoch-2']);
    const snapshots = ofType(events, 'snapshot');
    for (const epoch of [0, 1]) {
      const model = await loadModelArtifact(join(folder, `epoch-${epoch + 1}`));
      expect(model.weights).toEqual(snapshots[epoch].weights);
      expect(model).toMatchObject({ spec: tiny, seed: 3, metrics: null });
    }
  });

  test('keeps the best only', async () => {
    const wild: TrainOptionsInput = {
      epochs: 6,
      optimizer: { type: 'sgd', learningRate: 0.5 },
      validationFraction: 0.3,
    };
    const path = join(folder, 'best');
    const { events } = await trainTold(createFileModelCheckpoint(path, { saveBestOnly: true }), wild, {
      snapshotEvery: 'epoch',
    });
    const losses = ofType(events, 'epoch').map(({ row }) => row.validationLoss ?? Number.NaN);
    const best = losses.indexOf(Math.min(...losses));
    expect(best).toBeLessThan(5);
    expect((await loadModelArtifact(path)).weights).toEqual(ofType(events, 'snapshot')[best].weights);

    const never = join(folder, 'never');
    const threshold = { saveBestOnly: true, initialValueThreshold: 0 };
    await trainTold(createFileModelCheckpoint(never, threshold), { ...wild, epochs: 1 }, { snapshotEvery: 'epoch' });
    await expect(loadModelArtifact(never)).rejects.toThrow('never');
  });

  test.each<[string, TrainRuntime, Parameters<typeof createFileModelCheckpoint>[1], string]>([
    [
      'weights',
      {},
      {},
      'the model checkpoint has no weights of epoch 0; expected a snapshot behind each epoch. ' +
        "Pass snapshotEvery: 'epoch' to train.",
    ],
    [
      'a validation',
      { snapshotEvery: 'epoch' },
      { saveBestOnly: true },
      'the model checkpoint watches validationLoss, and epoch 0 has none. ' +
        'Set a validationFraction, or let it watch loss or accuracy.',
    ],
  ])('says when it lacks %s', async (_, runtime, choice, message) => {
    await expect(trainTold(createFileModelCheckpoint(join(folder, 'model'), choice), {}, runtime)).rejects.toThrow(
      new OptionsError(message),
    );
  });
});

test('a listener that throws ends the run, and frees it', async () => {
  const told: TrainEvent[] = [];
  const listener: RunListener = {
    add: async (event) => {
      told.push(event);
      if (event.type === 'step') throw new RangeError('made to fail');
    },
  };
  await expect(trainTold(listener)).rejects.toThrow(new RangeError('made to fail'));
  expect(ofType(told, 'step').length).toBe(1);
});
