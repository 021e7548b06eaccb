import type { Crew, CrewOptions } from './crew.ts';
import type { EngineWorker } from './engine-worker.ts';
import { slotAddress, toJobResult } from './slot.ts';
import { startTeam } from './start-team.ts';

/**
 * Workers without shared memory, for pages that are not isolated from other origins: each has all of it, and they send
 * each other over lines of their own what a phase's tasks left. The caller sends every worker the whole batch.
 *
 * @throws {WorkerError} When a worker cannot be started.
 */
export async function createMessageCrew(
  { memory: plan, module, numWorkers }: CrewOptions,
  createWorker: () => EngineWorker,
): Promise<Crew> {
  const peers = connectAll(numWorkers);
  const team = await startTeam({
    numWorkers,
    createWorker,
    writeJoin: (worker, call) => [
      { type: 'join', call, worker, numWorkers, module, plan, memory: null, peers: peers[worker] },
      peers[worker].filter((port) => port !== null),
    ],
  });
  let numJobs = 0;
  return {
    numWorkers,
    memory: 'messages',
    run: async ({ arguments: args, labels, numImages, phases, pixels }) => {
      const slot = slotAddress(plan, numJobs++);
      const copies = await team.command((call) => {
        // Copies of these bytes alone, which may be a part of something large, for each worker to keep.
        const batch = { arguments: args.slice(), pixels: pixels.slice(), labels: labels?.slice() ?? null };
        const transfer = [batch.pixels.buffer];
        return [{ type: 'run', call, phases, numImages, slot, batch }, transfer];
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
