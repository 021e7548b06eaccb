import type { TrainEvent } from '@raqam/artifact';
import type { EventSource } from './event-source.ts';
import type { CheckpointStore } from './train-runtime.ts';

/** How events are handed on. */
export interface DeliveryOptions {
  /** How many events are asked of the source before they are asked of us. */
  readonly maxStepsAhead: number;
  /** Emptied once the consumer has dealt with the last event of a run that finished. */
  readonly checkpoints: CheckpointStore | null;
}

/**
 * Hands a run's events to whoever iterates, and is its brake: nothing is asked of the source before the first event is
 * asked of the iterator, and from then on `maxStepsAhead` events more than that. Leaving the loop closes the source.
 */
export function deliverEvents(
  source: EventSource,
  { maxStepsAhead, checkpoints }: DeliveryOptions,
): AsyncIterableIterator<TrainEvent> {
  const ahead: Promise<TrainEvent | null>[] = [];
  let isFinished = false;
  let isClosed = false;

  const askAhead = () => {
    const asked = source.next();
    // Whoever gets to it hears of a failure; until then it is not one that nobody handles.
    asked.catch(() => {});
    ahead.push(asked);
  };

  return {
    next: async () => {
      if (isClosed) return { done: true, value: undefined };
      while (ahead.length <= maxStepsAhead) askAhead();
      const event = (await ahead.shift()) ?? null;
      if (event !== null) {
        isFinished = event.type === 'done' && event.reason === 'finished';
        return { done: false, value: event };
      }
      isClosed = true;
      if (isFinished) await checkpoints?.remove();
      return { done: true, value: undefined };
    },
    return: async () => {
      isClosed = true;
      await source.close();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
