import type { SnapshotEvent, TrainEvent } from '@raqam/artifact';
import { weightsSha256 } from '@raqam/artifact';
import { expect, test } from 'vitest';
import { connectWorker } from './connect-worker.ts';
import type { FromWorker, StartMessage, ToWorker } from './messages.ts';
import type { BrowserTrainWorker } from './train-worker.ts';

/** A browser's worker whose program is the test. */
function createFakeWorker(program: (message: ToWorker, tell: (answer: FromWorker) => void) => void) {
  let listener: (event: { readonly data: unknown }) => void = () => {};
  let failed: (event: { readonly message?: string }) => void = () => {};
  const fake = {
    isGone: false,
    received: [] as string[],
    break: (message?: string) => failed(message === undefined ? {} : { message }),
  };
  const worker: BrowserTrainWorker = {
    postMessage: (message) => {
      const known = message as ToWorker;
      fake.received.push(known.type);
      program(known, (answer) => queueMicrotask(() => listener({ data: answer })));
    },
    addEventListener: (type: string, added: (event: { readonly data: unknown; readonly message?: string }) => void) => {
      if (type === 'message') listener = added;
      else failed = added as typeof failed;
    },
    terminate: () => {
      fake.isGone = true;
    },
  };
  return { fake, worker };
}

const content = { name: 'none', images: new Uint8Array(1), labels: new Uint8Array(1) };
const connect = (worker: BrowserTrainWorker, signal: AbortSignal | null = null) =>
  connectWorker({
    createWorker: () => worker,
    createStart: () => ({ type: 'start', train: content, test: null }) as StartMessage,
    signal,
    checkpoints: null,
    stopTimeoutMs: 20,
  });

const step = (number: number): TrainEvent => ({
  type: 'step',
  epoch: 0,
  step: number,
  loss: 1,
  accuracy: 0,
  learningRate: 1,
  batchSize: 1,
  durationMs: 1,
});
const weights = [{ name: 'layer/kernel', shape: [1], values: Float32Array.of(1) }];
const snapshot: SnapshotEvent = { type: 'snapshot', epoch: 0, step: 0, weights };

/** Answers pulls with these events in turn, then nothing more. */
function answering(events: readonly TrainEvent[]) {
  let next = 0;
  return createFakeWorker((message, tell) => {
    if (message.type === 'pull' && next < events.length) tell({ type: 'event', event: events[next++] });
  });
}

test('a worker that does not answer that it stops is ended, and the run fails', async () => {
  const { fake, worker } = answering([step(0)]);
  const stopping = new AbortController();
  const source = connect(worker, stopping.signal);
  expect(await source.next()).toEqual(step(0));
  const next = source.next();
  stopping.abort();
  expect(await next).toMatchObject({
    type: 'done',
    reason: 'failed',
    numSteps: 1,
    errorName: 'WorkerError',
    message:
      'the worker did not answer within 20 ms that it stops, and was ended; its weights are lost. ' +
      'Train with smaller batches, or with `snapshotEvery` to keep weights at hand.',
  });
  expect(fake.isGone).toBe(true);
  expect(fake.received).toEqual(['start', 'pull', 'pull', 'stop']);
  expect(await source.next()).toBeNull();
});

test('with a snapshot at hand it is stopped there, also when nobody waits at that moment', async () => {
  const { fake, worker } = answering([step(0), snapshot, step(1)]);
  const stopping = new AbortController();
  const source = connect(worker, stopping.signal);
  for (let count = 0; count < 3; count++) await source.next();
  stopping.abort();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(fake.isGone).toBe(true);
  expect(await source.next()).toMatchObject({
    reason: 'stopped',
    numSteps: 1,
    metrics: null,
    weights,
    weightsSha256: await weightsSha256(weights),
  });
  expect(await source.next()).toBeNull();
});

test('a worker that answers may take its time', async () => {
  const { fake, worker } = createFakeWorker((message, tell) => {
    if (message.type === 'stop') {
      tell({ type: 'stopping' });
      setTimeout(() => tell({ type: 'event', event: step(7) }), 60);
    }
  });
  const stopping = new AbortController();
  const source = connect(worker, stopping.signal);
  const next = source.next();
  stopping.abort();
  expect(await next).toEqual(step(7));
  expect(fake.isGone).toBe(false);
  await source.close();
  expect(fake.isGone).toBe(true);
});

test.each([
  ['boom', 'the worker failed: boom. Make sure that it loads in this page and calls serveTraining.'],
  [
    undefined,
    'the worker failed: its program could not be loaded. Make sure that it loads in this page and calls serveTraining.',
  ],
])('a browser says little about a worker that fails: %s', async (said, message) => {
  const { fake, worker } = createFakeWorker(() => {});
  const source = connect(worker);
  const [first, second] = [source.next(), source.next()];
  await Promise.resolve();
  fake.break(said);
  expect(await first).toMatchObject({ reason: 'failed', numSteps: 0, errorName: 'WorkerError', message });
  expect(await second).toBeNull();
  expect(fake.isGone).toBe(true);
});

test('whoever still waits when the run is closed gets nothing', async () => {
  const source = connect(createFakeWorker(() => {}).worker);
  const next = source.next();
  await Promise.resolve();
  await source.close();
  expect(await next).toBeNull();
});
