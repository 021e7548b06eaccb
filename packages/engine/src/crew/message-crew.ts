import type { Crew, CrewOptions, Job } from './crew.ts';
import type { EngineWorker } from './engine-worker.ts';
import type { SentJob } from './messages.ts';
import { type Batch, slotAddress, toJobResult } from './slot.ts';
import { startTeam } from './start-team.ts';

/**
 * Workers without shared memory, for pages that are not isolated from other origins: each has all of it, and they send
 * each other over lines of their own what a phase's tasks left. The caller sends every worker the whole batch.
 *
 * @throws {WorkerError} When a worker cannot be started.
 */
export async function createMessageCrew(
  { memory: plan, module, numWorkers, programs }: CrewOptions,
  createWorker: () => EngineWorker,
): Promise<Crew> {
  const peers = connectAll(numWorkers);
  // Batches travel in the same buffers again and again: a new one costs as much as all the rest of sending it. For the
  // same reason several of them travel together: half of those that may be under way, so that no worker waits for the
  // next.
  const spare: ArrayBuffer[] = [];
  const { arguments: args, labels, pixels, targets } = plan.slot;
  const batchBytes = args.sizeBytes + pixels.sizeBytes + labels.sizeBytes + targets.sizeBytes;
  const numJobsTogether = Math.ceil(plan.slots.count / 2);
  const team = await startTeam({
    numWorkers,
    createWorker,
    writeJoin: (worker, call) => [
      { type: 'join', call, worker, numWorkers, module, plan, programs, memory: null, peers: peers[worker] },
      peers[worker].filter((port) => port !== null),
    ],
    takeBack: (buffer) => spare.push(buffer),
  });
  /** Of jobs that are not sent yet: for each worker its own copy. */
  let waiting: { readonly buffer: ArrayBuffer; readonly jobs: SentJob[] }[] = [];
  let numJobs = 0;

  const send = () => {
    for (const [worker, { buffer, jobs }] of waiting.entries()) {
      team.send(worker, [{ type: 'run', jobs, buffer }, [buffer]]);
    }
    waiting = [];
  };
  const add = (call: number, { numImages, program, ...batch }: Job) => {
    const slot = slotAddress(plan, numJobs++);
    if (waiting.length === 0) {
      waiting = peers.map(() => ({ buffer: spare.pop() ?? new ArrayBuffer(numJobsTogether * batchBytes), jobs: [] }));
      // As soon as the caller has given all that it gives now.
      queueMicrotask(send);
    }
    for (const { buffer, jobs } of waiting) {
      jobs.push({ call, program, numImages, slot, batch: copyBatch(batch, buffer, jobs.length * batchBytes) });
    }
    if (waiting[0].jobs.length === numJobsTogether) send();
  };

  return {
    numWorkers,
    memory: 'messages',
    run: async (job) =>
      toJobResult(
        await team.call((call) => {
          add(call, job);
          return [];
        }),
      ),
    read: (regions) => {
      send();
      return team.command((call) => [{ type: 'read', call, regions }, []]);
    },
    write: async (region, content) => {
      send();
      await team.command((call) => [{ type: 'write', call, region, bytes: content.slice() }, []]);
    },
    dispose: team.dispose,
  };
}

function copyBatch({ arguments: args, labels, pixels, targets }: Batch, buffer: ArrayBuffer, offset: number): Batch {
  let place = offset;
  const copy = (bytes: Uint8Array) => {
    const copied = new Uint8Array(buffer, place, bytes.length);
    copied.set(bytes);
    place += bytes.length;
    return copied;
  };
  return {
    arguments: copy(args),
    pixels: copy(pixels),
    labels: labels && copy(labels),
    targets: targets && copy(targets),
  };
}

/** A line between each two workers: `[a][b]` is a's end of the one to b. */
function connectAll(numWorkers: number): (MessagePort | null)[][] {
  const ports = Array.from({ length: numWorkers }, () => new Array<MessagePort | null>(numWorkers).fill(null));
  for (let a = 0; a < numWorkers; a++) {
    for (let b = a + 1; b < numWorkers; b++) {
      const { port1, port2 } = new MessageChannel();
      ports[a][b] = port1;
      ports[b][a] = port2;
    }
  }
  return ports;
}
