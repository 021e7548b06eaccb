import type { TrainEvent } from '@raqam/artifact';
import { initializeWeights } from '@raqam/model';
import { train, trainInWorker } from '@raqam/trainer';
import { describe, expect, test, vi } from 'vitest';
import { asEnded, data, ofType, options, tiny, trainTiny } from './tiny.ts';

// Many runs, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

describe.each([
  ['train', train],
  ['trainInWorker', trainInWorker],
])('%s', (_, start) => {
  /** Aborts when an event is of the wanted kind, and looks at all that comes. */
  async function stopAt(isWanted: (event: TrainEvent) => boolean, changes = {}) {
    const stopping = new AbortController();
    const events: TrainEvent[] = [];
    const runtime = { signal: stopping.signal, maxStepsAhead: 0 };
    for await (const event of start(tiny, data, { ...options, ...changes }, runtime)) {
      events.push(event);
      if (isWanted(event)) stopping.abort();
    }
    return { events, done: asEnded(events.at(-1)) };
  }

  test('ends behind the step under way, with its weights', async () => {
    const { events, done } = await stopAt((event) => event.type === 'step' && event.step === 2);
    expect(ofType(events, 'step').length).toBe(3);
    expect(done).toMatchObject({ reason: 'stopped', numSteps: 3, metrics: null, confusionMatrix: null, wrong: [] });
    const { events: undisturbed } = await trainTiny({}, { snapshotEvery: 3 });
    expect(done.weights).toEqual(ofType(undisturbed, 'snapshot')[0].weights);
  });

  test('ends before validation', async () => {
    const { events, done } = await stopAt((event) => event.type === 'step' && event.step === 3, {
      validationFraction: 0.2,
    });
    expect(ofType(events, 'epoch')).toEqual([]);
    expect(done).toMatchObject({ reason: 'stopped', numSteps: 4 });
  });

  test('ends before evaluation', async () => {
    const { done } = await stopAt((event) => event.type === 'epoch' && event.row.epoch === 1);
    expect(done).toMatchObject({ reason: 'stopped', numSteps: 10, metrics: null });
  });

  test('ends before its first step, where it was aborted already', async () => {
    const events: TrainEvent[] = [];
    for await (const event of start(tiny, data, options, { signal: AbortSignal.abort() })) events.push(event);
    expect(events.map(({ type }) => type)).toEqual(['runStarted', 'done']);
    expect(asEnded(events[1])).toMatchObject({ reason: 'stopped', numSteps: 0, weights: initializeWeights(tiny, 3) });
  });
});
