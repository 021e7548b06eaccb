import { StorageError } from '@raqam/artifact/node';
import { expect, test } from 'vitest';
import { TINY_ENVIRONMENT, tinyRun } from '../../test/tiny-plan.ts';
import type { RunStore } from '../store/run-store.ts';
import type { StoredRun } from '../store/stored-run.ts';
import type { RunAnswer, RunRequest, RunSlot } from './create-run-slot.ts';
import { type DispatchOptions, dispatchRuns } from './dispatch-runs.ts';
import type { RunEstimate } from './estimate-runs.ts';

/** An answer that ends a run without anything to keep. */
const FAILED: RunAnswer = { type: 'failed', failure: { errorName: 'RangeError', message: 'no memory', numSteps: 0 } };

/** A slot that a test answers for. */
function createFakeSlot() {
  const asked: { readonly request: RunRequest; readonly onProgress: (numSteps: number) => void }[] = [];
  let answer: (answer: RunAnswer) => void = () => {};
  const slot: RunSlot = {
    run: (request, onProgress) => {
      asked.push({ request, onProgress });
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    measure: async () => null,
    stop: () => answer({ type: 'stopped' }),
    dispose: async () => {},
  };
  return { slot, asked, answer: (given: RunAnswer) => answer(given) };
}

function estimate(seed: number, workMs: number, numSteps = 1000): RunEstimate {
  return { planned: tinyRun(seed), numSteps, stepMs: workMs / numSteps, workMs };
}

/** Lets everything that waits for nothing but other promises go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

function start(estimates: readonly RunEstimate[], numSlots: number, changes: Partial<DispatchOptions> = {}) {
  const slots = Array.from({ length: numSlots }, createFakeSlot);
  const added: StoredRun[] = [];
  const store: Pick<RunStore, 'add' | 'checkpointPath'> = {
    add: async (stored) => {
      added.push(stored);
    },
    checkpointPath: (digest, ending) => `${digest}.${ending}`,
  };
  const crew = { slots: slots.map(({ slot }) => slot), data: new Map(), dispose: async () => {} };
  const ended: number[] = [];
  const dispatched = dispatchRuns(estimates, crew, {
    store,
    jobs: numSlots,
    signal: new AbortController().signal,
    environment: TINY_ENVIRONMENT,
    onEnd: ({ seed }) => ended.push(seed),
    onProgress: () => {},
    ...changes,
  });
  return { slots, added, ended, dispatched };
}

/** Seed and threads of what a slot was asked, and how often a checkpoint is due. */
function trainingOf({ request }: { readonly request: RunRequest }) {
  if (request.type !== 'train') throw new Error(`expected a request to train, received ${request.type}`);
  const { checkpointEvery, options } = request.job;
  return { seed: options.seed, workers: options.workers, checkpointEvery };
}

test('the longest runs go first, one a slot and each on one thread', async () => {
  const { dispatched, ended, slots } = start([estimate(1, 10), estimate(2, 30), estimate(3, 20)], 2);
  const [first, second] = slots;
  expect(first.asked.map(trainingOf)).toEqual([{ seed: 2, workers: 1, checkpointEvery: 666_667 }]);
  expect(second.asked.map(trainingOf)).toMatchObject([{ seed: 3, workers: 1 }]);
  second.answer(FAILED);
  await settle();
  expect(second.asked.map(trainingOf)).toMatchObject([{ seed: 3 }, { seed: 1, workers: 1 }]);
  second.answer(FAILED);
  first.answer(FAILED);
  await dispatched;
  expect(ended).toEqual([3, 1, 2]);
});

test('a long run that is left alone goes on with all threads, a short one as it is', async () => {
  const { dispatched, slots } = start([estimate(1, 20_000), estimate(2, 5000)], 2);
  const [long, short] = slots;
  long.asked[0].onProgress(600);
  short.answer(FAILED);
  await settle();
  expect(long.asked.map(trainingOf)).toMatchObject([
    { seed: 1, workers: 1, checkpointEvery: 1000 },
    { seed: 1, workers: 2 },
  ]);
  long.answer(FAILED);
  await dispatched;

  const nearEnd = start([estimate(1, 20_000), estimate(2, 5000)], 2);
  nearEnd.slots[0].asked[0].onProgress(900);
  nearEnd.slots[1].answer(FAILED);
  await settle();
  expect(nearEnd.slots[0].asked).toHaveLength(1);
  nearEnd.slots[0].answer(FAILED);
  await nearEnd.dispatched;
});

test('fewer runs than slots share the threads from the beginning', async () => {
  const { dispatched, slots } = start([estimate(1, 20), estimate(2, 10)], 4);
  expect(slots.map(({ asked }) => asked.map(trainingOf))).toMatchObject([
    [{ seed: 1, workers: 2 }],
    [{ seed: 2, workers: 2 }],
    [],
    [],
  ]);
  slots[0].answer(FAILED);
  slots[1].answer(FAILED);
  await dispatched;
});

test('what cannot be kept stops the others, and is told when they have ended', async () => {
  const full = new StorageError(
    'cannot save runs/ab.raqam: the disk is full (ENOSPC). Free some space and save again.',
  );
  const { dispatched, slots } = start([estimate(1, 20), estimate(2, 10), estimate(3, 5)], 2, {
    store: { add: () => Promise.reject(full), checkpointPath: () => '' },
  });
  const failure = { errorName: 'DivergenceError', message: 'The loss is NaN.', numSteps: 3 };
  slots[1].answer({ type: 'failed', failure });
  await expect(dispatched).rejects.toBe(full);
  expect(slots.map(({ asked }) => asked.length)).toEqual([1, 1]);
});

test('a checkpoint that cannot be kept is no failure of the run', async () => {
  const { dispatched, ended, slots } = start([estimate(1, 20)], 1);
  const message = 'cannot save checkpoints/ab.checkpoint: the disk is full (ENOSPC). Free some space and save again.';
  slots[0].answer({ type: 'failed', failure: { errorName: 'StorageError', message, numSteps: 7 } });
  await expect(dispatched).rejects.toEqual(new StorageError(message));
  expect(ended).toEqual([]);
});

test('nothing more is begun when it is stopped', async () => {
  const stop = new AbortController();
  const { dispatched, ended, slots } = start([estimate(1, 20), estimate(2, 10)], 1, { signal: stop.signal });
  stop.abort();
  await dispatched;
  expect(slots[0].asked).toHaveLength(1);
  expect(ended).toEqual([]);
});
