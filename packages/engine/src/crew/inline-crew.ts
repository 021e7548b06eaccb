import type { WorkerError } from '../errors.ts';
import type { Crew, CrewOptions } from './crew.ts';
import { createMemory, instantiate } from './instantiate.ts';
import { copyRegions, countTasks, fillSlot, resultRegions, slotAddress, toJobResult } from './slot.ts';
import { createDisposedError, createWorkerError } from './worker-errors.ts';

/** A crew without workers: the calling thread carries out all tasks, each job before `run` returns. */
export async function createInlineCrew({
  memory: plan,
  module,
  programs,
}: Omit<CrewOptions, 'numWorkers'>): Promise<Crew> {
  const memory = createMemory(plan, false);
  const functions = await instantiate(module, memory);
  const bytes = new Uint8Array(memory.buffer);
  const scratch = plan.scratch.offset;
  let numJobs = 0;
  let failure: WorkerError | null = null;

  const check = () => {
    if (failure !== null) throw failure;
  };
  return {
    numWorkers: 1,
    memory: 'own',
    run: async ({ numImages, program, ...batch }) => {
      check();
      const slot = slotAddress(plan, numJobs++);
      fillSlot(bytes, plan, slot, batch);
      for (const phase of programs[program]) {
        const carryOut = functions[phase.exportName];
        const numTasks = countTasks(phase, numImages);
        try {
          for (let task = 0; task < numTasks; task++) carryOut(task, slot, scratch);
        } catch (error) {
          failure = createWorkerError(0, 1, `failed in the phase ${phase.name}`, error);
          throw failure;
        }
      }
      return toJobResult(copyRegions(bytes, resultRegions(plan, slot, numImages)));
    },
    read: async (regions) => {
      check();
      return copyRegions(bytes, regions);
    },
    write: async (region, content) => {
      check();
      bytes.set(content, region.offset);
    },
    dispose: async () => {
      failure ??= createDisposedError();
    },
  };
}
