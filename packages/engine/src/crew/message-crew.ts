import type { Crew, CrewOptions } from './crew.ts';
import type { EngineWorker } from './engine-worker.ts';
import type { BatchCopy } from './messages.ts';
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
  // Batches travel in the same buffers again and again: a new one costs as much as all the rest of sending it.
  const spare: ArrayBuffer[] = [];
  const { arguments: args, labels, pixels } = plan.slot;
  const batchBytes = args.sizeBytes + pixels.sizeBytes + labels.sizeBytes;
  const team = await startTeam({
    numWorkers,
    createWorker,
    writeJoin: (worker, call) => [
      { type: 'join', call, worker, numWorkers, module, plan, programs, memory: null, peers: peers[worker] },
      peers[worker].filter((port) => port !== null),
    ],
    takeBack: (buffer) => spare.push(buffer),
  });
  let numJobs = 0;
  return {
    numWorkers,
    memory: 'messages',
    run: async ({ numImages, program, ...batch }) => {
      const slot = slotAddress(plan, numJobs++);
      const copies = await team.command((call) => {
        const buffer = spare.pop() ?? new ArrayBuffer(batchBytes);
        return [{ type: 'run', call, program, numImages, slot, batch: copyBatch(batch, buffer) }, [buffer]];
      });
      return toJobResult(copies);
    },
    read: (regions) => team.command((call) => [{ type: 'read', call, regions }, []]),
    write: async (region, content) => {
      await team.command((call) => [{ type: 'write', call, region, bytes: content.slice() }, []]);
    },
    dispose: team.dispose,
  };
}

function copyBatch({ arguments: args, labels, pixels }: Batch, buffer: ArrayBuffer): BatchCopy {
  let place = 0;
  const copy = (bytes: Uint8Array) => {
    const copied = new Uint8Array(buffer, place, bytes.length);
    copied.set(bytes);
    place += bytes.length;
    return copied;
  };
  return { arguments: copy(args), pixels: copy(pixels), labels: labels && copy(labels), buffer };
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
