import { WorkerError } from '../errors.ts';
import type { Crew, CrewOptions, JobResult } from './crew.ts';
import type { EngineWorker } from './engine-worker.ts';
import { createMemory } from './instantiate.ts';
import { JobBoard } from './job-board.ts';
import { copyRegions, countTasks, fillSlot, resultRegions, slotAddress, toJobResult } from './slot.ts';
import { startTeam } from './start-team.ts';
import { CONTROL_BYTES } from './task-counters.ts';

/**
 * Workers that share one memory with each other and the caller, who posts jobs there: which task is whose, and when a
 * phase is over, they settle among themselves.
 *
 * @throws {WorkerError} When a worker cannot be started.
 */
export async function createSharedCrew(
  { memory: plan, module, numWorkers, programs }: CrewOptions,
  createWorker: () => EngineWorker,
): Promise<Crew> {
  const memory = createMemory(plan, true);
  const bytes = new Uint8Array(memory.buffer);
  const team = await startTeam({
    numWorkers,
    createWorker,
    writeJoin: (worker, call) => [
      { type: 'join', call, worker, numWorkers, module, plan, programs, memory, peers: [] },
      [],
    ],
  });
  const board = new JobBoard(memory, plan.control.offset + CONTROL_BYTES, plan.slots.count, numWorkers);
  const names = Object.keys(programs);
  /** Jobs under way. */
  const running = new Set<Promise<JobResult>>();
  /** The last reading or writing, while it waits for jobs that were given before it; later jobs wait for it. */
  let pause: Promise<unknown> | null = null;
  let numJobs = 0;
  /** Of all jobs that were posted. */
  let numTasks = 0;

  const pauseFor = <T>(access: () => T): Promise<T> => {
    const turn = Promise.allSettled([pause, ...running]).then(() => {
      team.check();
      if (pause === turn) pause = null;
      return access();
    });
    pause = turn;
    return turn;
  };

  return {
    numWorkers,
    memory: 'shared',
    run: async ({ numImages, program, ...batch }) => {
      team.check();
      if (running.size === plan.slots.count) {
        throw new WorkerError(
          `${running.size} jobs are under way; expected at most ${running.size - 1} when another is given. Wait for one.`,
        );
      }
      const number = numJobs++;
      const slot = slotAddress(plan, number);
      fillSlot(bytes, plan, slot, batch);
      const post = () =>
        team.call((call) => {
          const firstTask = numTasks;
          for (const phase of programs[program]) numTasks = (numTasks + countTasks(phase, numImages)) | 0;
          return board.post({ call, firstTask, number, numImages, program: names.indexOf(program) });
        });
      const job = (pause === null ? post() : pause.then(post)).then(() =>
        toJobResult(copyRegions(bytes, resultRegions(plan, slot, numImages))),
      );
      running.add(job);
      return job.finally(() => running.delete(job));
    },
    read: (regions) => pauseFor(() => copyRegions(bytes, regions)),
    write: (region, content) => pauseFor(() => bytes.set(content, region.offset)),
    dispose: team.dispose,
  };
}
