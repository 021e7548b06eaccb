import { Worker } from 'node:worker_threads';
import { decodeRunFile, encodeRunFile, parseTrainEvent } from '@raqam/artifact';
import { splitDataset } from '@raqam/dataset';
import { createRunRecorder, describeEnvironment, evaluate, recordRun, train } from '@raqam/trainer';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test, vi } from 'vitest';
import { collect, createMemoryStore, data, ofType, options, tiny, trainTiny, xor, xorData } from './tiny.ts';

// Many runs, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const undisturbed = await trainTiny();

test('a run tells its start, each step, each epoch, and its end', () => {
  const { events } = undisturbed;
  expect(events.map(({ type }) => type)).toEqual([
    'runStarted',
    ...['step', 'step', 'step', 'step', 'step', 'epoch'],
    ...['step', 'step', 'step', 'step', 'step', 'epoch'],
    'done',
  ]);
  for (const event of events) expect(parseTrainEvent(structuredClone(event))).toEqual(event);
});

test('says with what it starts', async () => {
  const inputContract = { id: 'digit-28x28', version: 1 };
  const events = train(tiny, { ...data, inputContract }, { ...options, workers: 2 });
  const { value } = await events.next();
  await events.return?.();
  expect(value).toMatchObject({
    type: 'runStarted',
    spec: tiny,
    options: { ...options, workers: 2, optimizer: { type: 'adam' }, engine: 'wasm' },
    dataset: { name: 'synthetic/train', sha256: await data.train.digest() },
    inputContract,
    numStepsPerEpoch: 5,
    firstStep: 0,
  });
  expect(value.environment).toEqual({
    ...describeEnvironment(),
    packages: { '@raqam/trainer': '0.1.0', '@raqam/engine': '0.1.0' },
    engine: { name: 'wasm', numWorkers: 2, memory: 'shared', precision: 'exact' },
  });
  const reference = train(tiny, data, { ...options, engine: 'tfjs' });
  const { value: started } = await reference.next();
  await reference.return?.();
  expect(started.environment).toMatchObject({
    packages: { '@raqam/trainer': '0.1.0', '@tensorflow/tfjs-core': tf.version_core },
    engine: { name: 'tfjs', numWorkers: 1, memory: 'own', precision: 'exact' },
  });
});

test('counts steps and images, and sums an epoch up by its images', () => {
  const steps = ofType(undisturbed.events, 'step');
  expect(steps.map(({ epoch, step, batchSize }) => [epoch, step, batchSize])).toEqual(
    [24, 24, 24, 24, 4, 24, 24, 24, 24, 4].map((size, step) => [Math.floor(step / 5), step, size]),
  );
  const [, second] = ofType(undisturbed.events, 'epoch').map(({ row }) => row);
  const mean = (of: (step: (typeof steps)[number]) => number) =>
    steps.slice(5).reduce((sum, step) => sum + of(step) * step.batchSize, 0) / 100;
  expect(second).toMatchObject({
    epoch: 1,
    numSteps: 5,
    validationLoss: null,
    validationAccuracy: null,
    learningRate: 0.001,
  });
  expect(second.loss).toBeCloseTo(
    mean(({ loss }) => loss),
    12,
  );
  expect(second.accuracy).toBeCloseTo(
    mean(({ accuracy }) => accuracy),
    12,
  );
});

test('ends with a judgment of the test data, which evaluate repeats', async () => {
  const { metrics, confusionMatrix, wrong, weights } = undisturbed.done;
  expect(await evaluate(tiny, weights, data.test)).toEqual({ ...metrics, confusionMatrix, wrong, numBlank: 0 });
  expect(metrics?.count).toBe(40);
  expect(confusionMatrix?.flat().reduce((sum, count) => sum + count)).toBe(40);
  expect(wrong.length).toBe(40 - Math.round(40 * (metrics?.accuracy ?? 0)));
});

test('without test data there are no metrics', async () => {
  const { done } = await collect(train(tiny, { train: data.train }, { ...options, epochs: 1 }));
  expect(done).toMatchObject({ metrics: null, confusionMatrix: null, wrong: [] });
});

test('the seed decides everything', async () => {
  expect((await trainTiny()).done.weightsSha256).toBe(undisturbed.done.weightsSha256);
  expect((await trainTiny({ seed: 4 })).done.weightsSha256).not.toBe(undisturbed.done.weightsSha256);
});

test('validation is a share of the training data that is not learnt from', async () => {
  const { events, done } = await trainTiny({ validationFraction: 0.3, epochs: 1 });
  expect(ofType(events, 'step').map(({ batchSize }) => batchSize)).toEqual([24, 24, 22]);
  const { validation } = splitDataset(data.train, { validation: 0.3, seed: 3 });
  if (validation === null) throw new Error('expected a validation part');
  const { accuracy, loss } = await evaluate(tiny, done.weights, validation);
  const [{ row }] = ofType(events, 'epoch');
  expect(row).toMatchObject({ validationAccuracy: accuracy, validationLoss: loss });
});

test('limit takes the first images', async () => {
  const { events, done } = await trainTiny({ limit: 30, epochs: 1 });
  expect(ofType(events, 'step').map(({ batchSize }) => batchSize)).toEqual([24, 6]);
  const first = await collect(train(tiny, { train: data.train.take(30) }, { ...options, epochs: 1 }));
  expect(done.weightsSha256).toBe(first.done.weightsSha256);
});

test('snapshots change nothing and end in the last weights', async () => {
  const { events, done } = await trainTiny({}, { snapshotEvery: 5 });
  const snapshots = ofType(events, 'snapshot');
  expect(snapshots.map(({ epoch, step }) => [epoch, step])).toEqual([
    [0, 4],
    [1, 9],
  ]);
  expect(snapshots[1].weights).toEqual(done.weights);
  expect(done.weightsSha256).toBe(undisturbed.done.weightsSha256);
  const types = events.map(({ type }) => type);
  expect(types.slice(5, 8)).toEqual(['step', 'snapshot', 'epoch']);
});

test('not pulling is pausing, and pulling once is stepping', async () => {
  const events = train(tiny, data, options, { maxStepsAhead: 0 });
  const begunMs = performance.now();
  await events.next();
  for (const step of [0, 1, 2]) expect((await events.next()).value).toMatchObject({ type: 'step', step });
  const pausedMs = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const resumedMs = performance.now();
  const rest = await collect(events);
  expect(rest.events[0]).toMatchObject({ type: 'step', step: 3 });
  expect(rest.done.weightsSha256).toBe(undisturbed.done.weightsSha256);
  // Only the time in which the run went on counts as its duration.
  expect(rest.done.durationMs).toBeLessThanOrEqual(pausedMs - begunMs + performance.now() - resumedMs);
});

test('two runs in one thread take turns and do not disturb each other', async () => {
  const [first, second] = await Promise.all([trainTiny(), trainTiny({ seed: 4 })]);
  expect(first.done.weightsSha256).toBe(undisturbed.done.weightsSha256);
  expect(second.done.weightsSha256).toBe((await trainTiny({ seed: 4 })).done.weightsSha256);
});

test.each([
  ['sgd', { type: 'sgd', learningRate: 0.5 }],
  ['adagrad', { type: 'adagrad', learningRate: 0.05 }],
  ['adadelta', { type: 'adadelta', learningRate: 5 }],
  ['rmsprop', { type: 'rmsprop', learningRate: 0.01 }],
  ['adam', { type: 'adam', learningRate: 0.01 }],
  ['adamax', { type: 'adamax', learningRate: 0.02 }],
] as const)('%s learns', async (_, optimizer) => {
  const { events } = await trainTiny({ optimizer, epochs: 8 });
  const rows = ofType(events, 'epoch').map(({ row }) => row);
  expect(rows[7].loss).toBeLessThan(0.8 * rows[0].loss);
});

test('the learning rate follows its schedule', async () => {
  const { events } = await trainTiny({ learningRateSchedule: { type: 'cosineDecay', warmupSteps: 2 } });
  const rates = ofType(events, 'step').map(({ learningRate }) => learningRate);
  expect(rates[0]).toBe(0);
  expect(rates[1]).toBeCloseTo(0.0005, 12);
  expect(rates[2]).toBeCloseTo(0.001, 12);
  expect(rates[6]).toBeCloseTo(0.0005, 12);
  expect(ofType(events, 'epoch')[1].row.learningRate).toBe(rates[9]);
});

test.each(['binaryCrossentropy', 'meanSquaredError'] as const)('a single output learns XOR by %s', async (loss) => {
  const optimizer = { type: 'adam', learningRate: 0.2 } as const;
  const events = train(xor, { ...xorData, test: xorData.train }, { epochs: 300, seed: 1, optimizer, loss });
  const run = await recordRun(events);
  expect(run.metrics).toMatchObject({ accuracy: 1, count: 4 });
  // The loss that was trained, by hand from what the network says.
  const score = await evaluate(xor, run.weights, xorData.train);
  if (loss === 'binaryCrossentropy') expect(run.metrics?.loss).toBeCloseTo(score.loss, 6);
  else expect(run.metrics?.loss).toBeLessThan(score.loss / 10);
  expect(await decodeRunFile(await encodeRunFile(run))).toEqual(run);
});

test('a recorded run is a run file, snapshots and wrong images with it', async () => {
  const run = await recordRun(train(tiny, data, options, { snapshotEvery: 4 }));
  expect(run.snapshots.map(({ step }) => step)).toEqual([3, 7]);
  expect(run.history.length).toBe(2);
  expect(run.wrong.length).toBeGreaterThan(0);
  expect(await decodeRunFile(await encodeRunFile(run))).toEqual(run);
});

test('a recorder that only listens has the run when it is over', () => {
  const recorder = createRunRecorder();
  for (const event of undisturbed.events) {
    expect(recorder.run()).toBeNull();
    recorder.add(event);
  }
  expect(recorder.run()?.weightsSha256).toBe(undisturbed.done.weightsSha256);
});

test('no tensor is left behind, however a run ends', async () => {
  const engine = 'tfjs';
  await trainTiny({ engine });
  const numTensors = tf.memory().numTensors;

  await trainTiny(
    { engine, validationFraction: 0.2 },
    { snapshotEvery: 2, checkpoints: createMemoryStore(), checkpointEvery: 3 },
  );
  expect(tf.memory().numTensors).toBe(numTensors);

  for (const last of ['runStarted', 'step', 'epoch'] as const) {
    for await (const event of train(tiny, data, { ...options, engine })) if (event.type === last) break;
    expect(tf.memory().numTensors).toBe(numTensors);
  }

  const stopping = new AbortController();
  for await (const event of train(tiny, data, { ...options, engine }, { signal: stopping.signal })) {
    if (event.type === 'step') stopping.abort();
  }
  expect(tf.memory().numTensors).toBe(numTensors);

  const diverging = { ...options, engine, optimizer: { type: 'sgd', learningRate: 1e38 } } as const;
  const types: string[] = [];
  for await (const event of train(tiny, data, diverging)) types.push(event.type === 'done' ? event.reason : event.type);
  expect(types.at(-1)).toBe('failed');
  expect(tf.memory().numTensors).toBe(numTensors);

  await evaluate(tiny, undisturbed.done.weights, data.test, { engine });
  expect(tf.memory().numTensors).toBe(numTensors);
});

test('no worker is left behind, however a run ends', async () => {
  let numCreated = 0;
  let numAlive = 0;
  const createEngineWorker = () => {
    const worker = new Worker(new URL('engine-worker.ts', import.meta.url), {
      execArgv: ['--conditions=@raqam/source'],
    });
    numCreated += 1;
    numAlive += 1;
    worker.on('exit', () => {
      numAlive -= 1;
    });
    return worker;
  };
  const wanted = { ...options, workers: 2 };
  await collect(train(tiny, data, wanted, { createEngineWorker }));
  expect(numCreated).toBe(2);
  expect(numAlive).toBe(0);

  for await (const event of train(tiny, data, wanted, { createEngineWorker })) if (event.type === 'step') break;
  expect(numAlive).toBe(0);

  const stopping = new AbortController();
  for await (const event of train(tiny, data, wanted, { createEngineWorker, signal: stopping.signal })) {
    if (event.type === 'step') stopping.abort();
  }
  expect(numAlive).toBe(0);

  const diverging = { ...wanted, optimizer: { type: 'sgd', learningRate: 1e38 } } as const;
  await expect(recordRun(train(tiny, data, diverging, { createEngineWorker }))).rejects.toThrow('DivergenceError');
  expect(numAlive).toBe(0);

  await evaluate(tiny, undisturbed.done.weights, data.test, { createEngineWorker, workers: 2 });
  expect(numAlive).toBe(0);
  expect(numCreated).toBe(10);
});
