import type { CallbackSpecInput, HistoryRow, TrainOptionsInput } from '@raqam/artifact';
import { evaluate, train } from '@raqam/trainer';
import { describe, expect, test, vi } from 'vitest';
import { collect, createMemoryStore, data, ofType, options, tiny, trainTiny } from './tiny.ts';

// Many runs, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

/** So high a learning rate that a run gets worse again. */
const wild: TrainOptionsInput = {
  epochs: 6,
  optimizer: { type: 'sgd', learningRate: 0.5 },
  validationFraction: 0.3,
};

const rowsOf = async (changes: TrainOptionsInput): Promise<readonly HistoryRow[]> =>
  ofType((await trainTiny(changes)).events, 'epoch').map(({ row }) => row);
const withoutTimes = (rows: readonly HistoryRow[]) => rows.map((row) => ({ ...row, durationMs: 0 }));
const undisturbed = await rowsOf(wild);
/** What the runs below watch: its value in each epoch. */
const losses = undisturbed.map(({ validationLoss }) => validationLoss ?? Number.NaN);
/** The first epoch that is worse than the one before. */
const worse = losses.findIndex((loss, epoch) => epoch > 0 && loss >= Math.min(...losses.slice(0, epoch)));

describe.each(['wasm', 'tfjs'] as const)('with the engine %s', (engine) => {
  const trainWith = (callbacks: readonly CallbackSpecInput[], changes: TrainOptionsInput = wild) =>
    trainTiny({ ...changes, callbacks, engine });

  test('earlyStopping ends the run behind the first epoch that is worse', async () => {
    expect(worse).toBeGreaterThan(0);
    expect(worse).toBeLessThan(5);
    const { done, events } = await trainWith([{ type: 'earlyStopping' }]);
    const rows = ofType(events, 'epoch').map(({ row }) => row);
    expect(rows.length).toBe(worse + 1);
    expect(done).toMatchObject({ reason: 'finished', numSteps: (worse + 1) * 3 });
    expect(done.metrics).not.toBeNull();
  });

  test('earlyStopping restores the weights of the best epoch', async () => {
    const best = losses.indexOf(Math.min(...losses.slice(0, worse + 1)));
    const { done, events } = await trainTiny(
      { ...wild, engine, callbacks: [{ type: 'earlyStopping', restoreBestWeights: true }] },
      { snapshotEvery: 'epoch' },
    );
    const snapshots = ofType(events, 'snapshot');
    expect(done.weights).toEqual(snapshots[best].weights);
    expect(done.weights).not.toEqual(snapshots.at(-1)?.weights);
    const { accuracy, loss } = await evaluate(tiny, done.weights, data.test, { engine });
    expect(done.metrics).toMatchObject({ accuracy, loss });
  });

  test('reduceLrOnPlateau lowers the learning rate from the next epoch on', async () => {
    const { events } = await trainWith([{ type: 'reduceLrOnPlateau', patience: 1, factor: 0.5, minDelta: 0 }]);
    const rates = ofType(events, 'epoch').map(({ row }) => row.learningRate);
    expect(rates.slice(0, worse + 2)).toEqual([...new Array<number>(worse + 1).fill(0.5), 0.25]);
  });

  test('learningRateScheduler sets the rate of each epoch', async () => {
    const { events } = await trainWith([{ type: 'learningRateScheduler', learningRates: [0.5, 0.25] }], { epochs: 2 });
    expect(ofType(events, 'step').map(({ learningRate }) => learningRate)).toEqual(
      [0.5, 0.25].flatMap((rate) => new Array<number>(5).fill(rate)),
    );
  });

  test('terminateOnNaN ends a run that diverges with the weights of its last epoch', async () => {
    const diverging: TrainOptionsInput = {
      engine,
      epochs: 3,
      optimizer: { type: 'sgd', learningRate: 0.1 },
    };
    const rates: CallbackSpecInput = { type: 'learningRateScheduler', learningRates: [0.1, 1e38, 0.1] };
    const failed = train(tiny, data, { ...options, ...diverging, callbacks: [rates] });
    let last: unknown;
    for await (const event of failed) last = event;
    expect(last).toMatchObject({ reason: 'failed', errorName: 'DivergenceError' });

    const { done, events } = await trainWith([rates, { type: 'terminateOnNaN' }], diverging);
    expect(ofType(events, 'epoch').length).toBe(1);
    const first = await trainTiny({ ...diverging, epochs: 1 });
    expect(done.weights).toEqual(first.done.weights);
    expect(done).toMatchObject({ reason: 'finished', metrics: first.done.metrics });
  });
});

test('patience, baseline and startFromEpoch wait', async () => {
  const numEpochs = async (changes: object) =>
    (await rowsOf({ ...wild, callbacks: [{ type: 'earlyStopping', ...changes }] })).length;
  expect(await numEpochs({ startFromEpoch: worse })).toBeGreaterThan(worse + 1);
  // No epoch surpasses it, so that the patience is never renewed; but an epoch that is better than before does not end.
  expect(await numEpochs({ baseline: 0, patience: 2 })).toBe(worse + 1);
  expect(await numEpochs({ patience: 2 })).toBe(worse + 2);
});

describe('a run that is stopped in the middle and goes on is as if it never had been', () => {
  test.each<[string, TrainOptionsInput]>([
    ['earlyStopping', { callbacks: [{ type: 'earlyStopping', restoreBestWeights: true, patience: 1 }] }],
    ['reduceLrOnPlateau', { callbacks: [{ type: 'reduceLrOnPlateau', patience: 1, factor: 0.5, cooldown: 1 }] }],
    [
      'learningRateScheduler',
      { callbacks: [{ type: 'learningRateScheduler', learningRates: [1, 0.5, 0.2, 0.1, 0.1, 0.1] }] },
    ],
    ['weight averaging', { weightAveraging: { momentum: 0.9 } }],
  ])('%s', async (_, changes) => {
    const whole = await trainTiny({ ...wild, ...changes });
    for (const stopAfter of [4, 3 * (worse + 1)]) {
      const checkpoints = createMemoryStore();
      const stopping = new AbortController();
      const wanted = { ...options, ...wild, ...changes };
      for await (const event of train(tiny, data, wanted, { checkpoints, signal: stopping.signal, maxStepsAhead: 0 })) {
        if (event.type === 'step' && event.step + 1 === stopAfter) stopping.abort();
      }
      const resumed = await collect(train(tiny, data, wanted, { checkpoints, resume: true }));
      expect(withoutTimes(ofType(resumed.events, 'epoch').map(({ row }) => row))).toEqual(
        withoutTimes(ofType(whole.events, 'epoch').map(({ row }) => row)),
      );
      expect(resumed.done.weightsSha256).toBe(whole.done.weightsSha256);
      expect(resumed.done.metrics).toEqual(whole.done.metrics);
    }
  });

  test('an early end stays one, also when it is stopped before it is judged', async () => {
    const wanted: TrainOptionsInput = { ...options, ...wild, callbacks: [{ type: 'earlyStopping' }] };
    const whole = await trainTiny({ ...wild, callbacks: [{ type: 'earlyStopping' }] });
    const checkpoints = createMemoryStore();
    const stopping = new AbortController();
    for await (const event of train(tiny, data, wanted, { checkpoints, signal: stopping.signal, maxStepsAhead: 0 })) {
      if (event.type === 'epoch' && event.row.epoch === worse) stopping.abort();
    }
    const resumed = await collect(train(tiny, data, wanted, { checkpoints, resume: true }));
    expect(ofType(resumed.events, 'step')).toEqual([]);
    expect(resumed.done).toMatchObject({ metrics: whole.done.metrics, weightsSha256: whole.done.weightsSha256 });
  });
});
