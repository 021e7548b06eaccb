import type { TrainEvent } from '@raqam/artifact';
import { expect, test } from 'vitest';
import { deliverEvents } from './deliver-events.ts';

const snapshot = (step: number): TrainEvent => ({ type: 'snapshot', epoch: 0, step, weights: [] });

/** Counts what is asked of it. */
function createSource(events: readonly TrainEvent[]) {
  const asked = { numAsked: 0, isClosed: false };
  return {
    asked,
    source: {
      next: async () => events[asked.numAsked++] ?? null,
      close: async () => {
        asked.isClosed = true;
      },
    },
  };
}

const events = [0, 1, 2, 3, 4].map(snapshot);

test.each([0, 2])('asks for %d more than was pulled, and for nothing before the first', async (maxStepsAhead) => {
  const { asked, source } = createSource(events);
  const delivered = deliverEvents(source, { maxStepsAhead, checkpoints: null });
  expect(asked.numAsked).toBe(0);
  expect(await delivered.next()).toEqual({ done: false, value: events[0] });
  expect(asked.numAsked).toBe(1 + maxStepsAhead);
  await delivered.next();
  expect(asked.numAsked).toBe(2 + maxStepsAhead);
});

test('keeps the order for those who ask several times at once', async () => {
  const delivered = deliverEvents(createSource(events).source, { maxStepsAhead: 1, checkpoints: null });
  const all = await Promise.all(Array.from({ length: 7 }, () => delivered.next()));
  expect(all.map(({ value }) => value?.step)).toEqual([0, 1, 2, 3, 4, undefined, undefined]);
});

test('closes the source when the loop is left, and only then', async () => {
  const left = createSource(events);
  for await (const event of deliverEvents(left.source, { maxStepsAhead: 0, checkpoints: null })) {
    if (event === events[1]) break;
  }
  expect(left.asked.isClosed).toBe(true);
  const ended = createSource(events);
  for await (const _ of deliverEvents(ended.source, { maxStepsAhead: 0, checkpoints: null }));
  expect(ended.asked.isClosed).toBe(false);
});

test('a failure of the source reaches whoever pulls it, and nobody else', async () => {
  let number = 0;
  const source = {
    next: async () => {
      if (number++ > 0) throw new Error('made up');
      return snapshot(0);
    },
    close: async () => {},
  };
  const delivered = deliverEvents(source, { maxStepsAhead: 3, checkpoints: null });
  await delivered.next();
  await expect(delivered.next()).rejects.toThrow('made up');
});
