import type { CrewMember } from './crew-member.ts';
import { createMessageMember } from './message-member.ts';
import type { ToWorker } from './messages.ts';
import { createSharedMember } from './shared-member.ts';
import { openWorkerPort } from './worker-port.ts';

/**
 * Makes the worker in which this runs one of a crew. Call it once, at the top of a worker:
 *
 *     import { serveCrew } from '@raqam/engine/worker';
 *     serveCrew();
 *
 * @throws {WorkerError} Outside of a worker.
 */
export function serveCrew(): void {
  const port = openWorkerPort();
  let member: CrewMember | null = null;

  const receive = async (message: ToWorker) => {
    if (message.type !== 'join') {
      await member?.obey(message);
      return;
    }
    const { memory } = message;
    member = await (memory === null ? createMessageMember(message, port) : createSharedMember(message, memory, port));
    port.post({ type: 'done', call: message.call, copies: [] });
  };

  // One after the other. Behind a failure nothing more: the crew is of no more use.
  let last = Promise.resolve();
  port.listen((message) => {
    last = last.then(() => receive(message));
    last.catch((error: unknown) => port.post({ type: 'failed', doing: member?.doing ?? 'its start', error }));
  });
}
