import { Worker } from 'node:worker_threads';
import type { TrainEvent } from '@raqam/artifact';
import type { ImageSource } from '@raqam/dataset';
import { TrainingDataError, type TrainWorker, trainInWorker } from '@raqam/trainer';
import { createFileCheckpointStore } from '@raqam/trainer/node';
import { describe, expect, test, vi } from 'vitest';
import { collect, createMemoryStore, data, ofType, options, tiny, trainTiny } from './tiny.ts';

// Many runs, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const undisturbed = await trainTiny({}, { snapshotEvery: 5 });

/** Times differ from run to run. */
const withoutTimes = (events: readonly TrainEvent[]): unknown[] =>
  JSON.parse(JSON.stringify(events, (key, value) => (/durationMs|startedAt/.test(key) ? undefined : value)));

/** The package's own worker, and whether it is still there. */
function createWatchedWorker() {
  const program = new URL('../src/worker/training-worker.ts', import.meta.url);
  const worker = new Worker(program, { execArgv: ['--conditions=@raqam/source'] });
  const watched = { worker, isGone: false };
  worker.on('exit', () => {
    watched.isGone = true;
  });
  return watched;
}

describe('trainInWorker', () => {
  test('tells the same as train', async () => {
    const { events } = await collect(trainInWorker(tiny, data, options, { snapshotEvery: 5 }));
    expect(withoutTimes(events)).toEqual(withoutTimes(undisturbed.events));
    expect(ofType(events, 'snapshot').map(({ weights }) => weights)).toEqual(
      ofType(undisturbed.events, 'snapshot').map(({ weights }) => weights),
    );
  });

  test('leaves the data as they are', async () => {
    const images = data.train.images.slice();
    await collect(trainInWorker(tiny, data, { ...options, epochs: 1 }));
    expect(data.train.images).toEqual(images);
  });

  test('runs no further ahead than it may, and not at all before it is asked', async () => {
    let numCreated = 0;
    let numPulls = 0;
    const createWorker = (): TrainWorker => {
      numCreated += 1;
      const { worker } = createWatchedWorker();
      const postMessage = worker.postMessage.bind(worker);
      worker.postMessage = (message: { readonly type: string }, transfer) => {
        if (message.type === 'pull') numPulls += 1;
        postMessage(message, transfer);
      };
      return worker;
    };
    const events = trainInWorker(tiny, data, options, { createWorker, maxStepsAhead: 2 });
    expect(numCreated).toBe(0);
    await events.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([numCreated, numPulls]).toEqual([1, 3]);
    expect((await events.next()).value).toMatchObject({ type: 'step', step: 0 });
    expect(numPulls).toBe(4);
    const { done } = await collect(events);
    expect(done.weightsSha256).toBe(undisturbed.done.weightsSha256);
  });

  test.each(['runStarted', 'step', 'done'] as const)('is gone when the loop is left at %s', async (last) => {
    const created: ReturnType<typeof createWatchedWorker>[] = [];
    const createWorker = () => {
      created.push(createWatchedWorker());
      return created[0].worker;
    };
    for await (const event of trainInWorker(tiny, data, options, { createWorker })) if (event.type === last) break;
    expect(created[0].isGone).toBe(true);
  });

  test('keeps checkpoints on this side, and goes on from them', async () => {
    const checkpoints = createMemoryStore();
    for await (const event of trainInWorker(tiny, data, options, { checkpoints, checkpointEvery: 3 })) {
      if (event.type === 'checkpoint' && event.step === 5) break;
    }
    const resumed = await collect(trainInWorker(tiny, data, options, { checkpoints, resume: true, maxStepsAhead: 0 }));
    expect(ofType(resumed.events, 'runStarted')[0].firstStep).toBeGreaterThanOrEqual(6);
    expect(resumed.done.weightsSha256).toBe(undisturbed.done.weightsSha256);
    expect(checkpoints.bytes).toBeNull();
  });

  test('takes only data that can be copied', () => {
    const { height, labels, name, numImages, width } = data.train;
    const files: ImageSource = {
      ...{ name, numImages, epochSize: numImages, height, width, labels, targets: null, writers: null },
      digest: async () => '',
      take: () => files,
      subset: () => files,
      pixelBatches: () => [],
    };
    expect(() => trainInWorker(tiny, { train: files }, options)).toThrow(
      new TrainingDataError(
        'synthetic/train: a source of images that is no Dataset; expected one, which can be copied into a worker. ' +
          'Use train: the engine wasm computes in workers of its own.',
      ),
    );
  });

  test('hears when its checkpoint cannot be saved', async () => {
    const checkpoints = createFileCheckpointStore('/missing/run.checkpoint');
    const events: TrainEvent[] = [];
    for await (const event of trainInWorker(tiny, data, options, { checkpoints })) events.push(event);
    expect(events.at(-1)).toMatchObject({
      reason: 'failed',
      errorName: 'StorageError',
      message: 'cannot save /missing/run.checkpoint: there is no such file or folder (ENOENT). Check the path.',
    });
  });

  test('tells an error of the run with its stack', async () => {
    const optimizer = { type: 'sgd', learningRate: 1e39 } as const;
    const events: TrainEvent[] = [];
    for await (const event of trainInWorker(tiny, data, { ...options, optimizer })) events.push(event);
    expect(events.at(-1)).toMatchObject({
      reason: 'failed',
      errorName: 'DivergenceError',
      stack: expect.stringContaining('create-wasm-engine'),
    });
  });

  test.each([
    ['throw new RangeError("made to fail")', 'RangeError', 'made to fail', 'made to fail'],
    [
      'process.exit(3)',
      'WorkerError',
      'the worker ended by itself, with the code 3. See what it wrote, and begin anew.',
      '',
    ],
  ])('tells when its worker cannot go on: %s', async (program, errorName, message, stack) => {
    const createWorker = () => new Worker(program, { eval: true });
    const events: TrainEvent[] = [];
    for await (const event of trainInWorker(tiny, data, options, { createWorker })) events.push(event);
    expect(events).toMatchObject([
      { type: 'done', reason: 'failed', errorName, message, stack: expect.stringContaining(stack) },
    ]);
  });
});
