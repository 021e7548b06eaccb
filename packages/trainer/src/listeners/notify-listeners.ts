import type { TrainEvent } from '@raqam/artifact';
import type { RunListener } from './run-listener.ts';

/**
 * Lets listeners hear a run's events before they are passed on:
 *
 *     for await (const event of notifyListeners(train(spec, data), [createFileCsvLogger('run.csv')])) show(event);
 *
 * What a listener throws ends the run.
 */
export async function* notifyListeners(
  events: AsyncIterable<TrainEvent>,
  listeners: readonly RunListener[],
): AsyncGenerator<TrainEvent, void, undefined> {
  for await (const event of events) {
    for (const listener of listeners) await listener.add(event);
    yield event;
  }
}
