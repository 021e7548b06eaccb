import type { TrainEvent } from '@raqam/artifact';
import { train } from '@raqam/trainer';
import { expect, test, vi } from 'vitest';
import { collect, createMemoryStore, data, ofType, tiny, options as tinyOptions, trainTiny } from './tiny.ts';

vi.setConfig({ testTimeout: 30_000 });

const options = { ...tinyOptions, workers: 2 };
const undisturbed = await trainTiny();

test.each([
  ['one worker', { workers: 1 }, {}],
  ['two workers', { workers: 2 }, {}],
  ['three workers', { workers: 3 }, {}],
  ['nothing ahead', { workers: 2 }, { maxStepsAhead: 0 }],
  ['much ahead', { workers: 2 }, { maxStepsAhead: 50 }],
])('the weights are the same with %s', async (_, changes, runtime) => {
  const { done, events } = await trainTiny(changes, runtime);
  expect(done.weightsSha256).toBe(undisturbed.done.weightsSha256);
  expect(ofType(events, 'step').map(({ loss }) => loss)).toEqual(
    ofType(undisturbed.events, 'step').map(({ loss }) => loss),
  );
});

test('says which engine computes', () => {
  const [{ environment }] = ofType(undisturbed.events, 'runStarted');
  expect(environment.engine).toMatchObject({ name: 'wasm', precision: 'exact' });
  expect(Object.keys(environment.packages)).toContain('@raqam/engine');
});

test('a snapshot or checkpoint knows nothing of later steps, however far ahead the run is', async () => {
  const ahead = await trainTiny({ workers: 2 }, { maxStepsAhead: 50, snapshotEvery: 3 });
  const stepwise = await trainTiny({}, { maxStepsAhead: 0, snapshotEvery: 3 });
  expect(ofType(ahead.events, 'snapshot')).toEqual(ofType(stepwise.events, 'snapshot'));
  const checkpoints = createMemoryStore();
  for await (const event of train(tiny, data, options, { checkpoints, checkpointEvery: 3, maxStepsAhead: 50 })) {
    if (event.type === 'checkpoint' && event.step === 2) break;
  }
  const resumed = await collect(train(tiny, data, options, { checkpoints, resume: true }));
  expect(resumed.done.weightsSha256).toBe(undisturbed.done.weightsSha256);
});

test('stopped with steps under way, it tells them, and goes on from behind them', async () => {
  const checkpoints = createMemoryStore();
  const stopping = new AbortController();
  const events: TrainEvent[] = [];
  for await (const event of train(tiny, data, options, { checkpoints, signal: stopping.signal, maxStepsAhead: 4 })) {
    events.push(event);
    if (event.type === 'step') stopping.abort();
  }
  const last = events.at(-1);
  expect(last).toMatchObject({ reason: 'stopped', numSteps: ofType(events, 'step').length });
  const resumed = await collect(train(tiny, data, options, { checkpoints, resume: true }));
  expect(resumed.done.weightsSha256).toBe(undisturbed.done.weightsSha256);
});

test('ends within 100 ms of the abort', async () => {
  const stopping = new AbortController();
  let abortedMs = 0;
  for await (const event of train(tiny, data, { ...options, epochs: 100 }, { signal: stopping.signal })) {
    if (event.type === 'step' && event.step === 30) {
      abortedMs = performance.now();
      stopping.abort();
    }
  }
  expect(performance.now() - abortedMs).toBeLessThan(100);
});

test('a run that diverges names the step and the layer', async () => {
  const diverging = { ...options, optimizer: { type: 'sgd', learningRate: 1e38 } } as const;
  const { value: last } = await lastOf(train(tiny, data, diverging));
  expect(last).toMatchObject({
    reason: 'failed',
    errorName: 'DivergenceError',
    message: expect.stringMatching(
      /^tiny diverged at step 1 \(epoch 0\): the loss behind layer output is (NaN|Infinity); expected finite numbers\. Train with a lower learning rate than 1e\+38, or go on from an earlier checkpoint\.$/,
    ),
  });
});

async function lastOf(events: AsyncIterable<TrainEvent>): Promise<{ value: TrainEvent | null }> {
  let value: TrainEvent | null = null;
  for await (const event of events) value = event;
  return { value };
}
