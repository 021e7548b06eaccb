import { RunFailedError, recordRun, train } from '@raqam/trainer';
import { expect, test } from 'vitest';
import { data, options, tiny, trainTiny } from './tiny.ts';

test('a run that fails has no record, and says why', async () => {
  const optimizer = { type: 'sgd', learningRate: 1e39 } as const;
  await expect(recordRun(train(tiny, data, { ...options, optimizer }))).rejects.toThrow(
    /^the run failed after 1 steps\. DivergenceError: tiny diverged at step 1 \(epoch 0\): the loss behind layer output is NaN; /,
  );
});

test('events that end too early, or begin too late, are no run', async () => {
  const { events } = await trainTiny({ epochs: 1 });
  const message =
    'the events ended without a run from `runStarted` to `done`. Pass all events of one run, from the first.';
  for (const part of [events.slice(0, -1), events.slice(1)]) {
    const given = (async function* () {
      yield* part;
    })();
    await expect(recordRun(given)).rejects.toThrow(new RunFailedError(message));
  }
});
