import { WorkerError } from '../errors.ts';
import type { Crew, CrewOptions } from './crew.ts';
import { createMemory, instantiate } from './instantiate.ts';
import { copyBytes, countTasks, fillSlot, readSlot, slotAddress } from './slot.ts';

/** A crew without workers: the calling thread carries out all tasks, each job before `run` returns. */
export async function createInlineCrew({ memory: plan, module }: Omit<CrewOptions, 'numWorkers'>): Promise<Crew> {
  const memory = createMemory(plan, false);
  const functions = await instantiate(module, memory);
  const bytes = new Uint8Array(memory.buffer);
  const scratch = plan.scratch.offset;
  let numJobs = 0;
  let isDisposed = false;

  const checkOpen = () => {
    if (isDisposed) throw new WorkerError('The crew was disposed and works no more. Create another one.');
  };
  return {
    numWorkers: 1,
    memory: 'own',
    run: async (job) => {
      checkOpen();
      const slot = slotAddress(plan, numJobs++);
      fillSlot(bytes, plan, slot, job);
      for (const phase of job.phases) {
        const carryOut = functions[phase.exportName];
        const numTasks = countTasks(phase, job.numImages);
        for (let task = 0; task < numTasks; task++) carryOut(task, slot, scratch);
      }
      return readSlot(bytes, plan, slot, job.numImages);
    },
    read: async (regions) => {
      checkOpen();
      return regions.map((region) => copyBytes(bytes, region));
    },
    write: async (region, content) => {
      checkOpen();
      bytes.set(content, region.offset);
    },
    dispose: async () => {
      isDisposed = true;
    },
  };
}
