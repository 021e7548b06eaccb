import type { Answer, CrewMember } from './crew-member.ts';
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

  const giveBack = (buffer: ArrayBuffer) => port.post({ type: 'returned', buffer }, [buffer]);
  const answer: Answer = (call, copies) =>
    port.post(
      { type: 'done', call, copies },
      copies.map(({ buffer }) => buffer),
    );

  const receive = async (message: ToWorker) => {
    if (message.type !== 'join') {
      await member?.obey(message, answer);
      return;
    }
    const { memory } = message;
    member = await (memory === null ? createMessageMember(message, giveBack) : createSharedMember(message, memory));
    answer(message.call, []);
  };

  // One after the other. Behind a failure nothing more: the crew is of no more use.
  let last = Promise.resolve();
  port.listen((message) => {
    last = last.then(() => receive(message));
    last.catch((error: unknown) => port.post({ type: 'failed', doing: member?.doing ?? 'its start', error }));
  });
}
