import type { Phase } from '../plan/plan.ts';
import type { CrewMember } from './crew-member.ts';
import { instantiate } from './instantiate.ts';
import { JobBoard, type PostedJob } from './job-board.ts';
import type { JoinMessage } from './messages.ts';
import { countTasks, slotAddress } from './slot.ts';
import { CONTROL_BYTES, TaskCounters } from './task-counters.ts';
import type { WorkerPort } from './worker-port.ts';

/**
 * The caller is told of jobs that are done when so many are left: to wake it costs as much as a twentieth of a step, on a
 * core where a worker would go on.
 */
const MAX_JOBS_LEFT = 1;

/** A worker of those that share memory: it takes whatever task is next. */
export async function createSharedMember(
  { module, numWorkers, plan, programs, worker }: JoinMessage,
  memory: WebAssembly.Memory,
  port: WorkerPort,
): Promise<CrewMember> {
  const functions = await instantiate(module, memory);
  const counters = new TaskCounters(memory, plan.control.offset);
  const board = new JobBoard(memory, plan.control.offset + CONTROL_BYTES, plan.slots.count, numWorkers);
  const phasesOf = Object.values(programs);
  const scratch = plan.scratch.offset + worker * plan.scratch.stride;
  /** Number of the next job. */
  let next = 0;
  let doing = 'its start';
  board.listen(worker);

  /** @returns Whether this worker did the last task. */
  const runTasks = (phase: Phase, slot: number, first: number, numTasks: number): boolean => {
    doing = `the phase ${phase.name}`;
    const carryOut = functions[phase.exportName];
    let didLast = false;
    counters.waitFor(first);
    for (;;) {
      const task = counters.claim(first, numTasks);
      if (task === numTasks) return didLast;
      carryOut(task, slot, scratch);
      didLast = counters.finish((first + numTasks) | 0);
    }
  };

  const runJob = ({ firstTask, number, numImages, program }: PostedJob): boolean => {
    const slot = slotAddress(plan, number);
    let first = firstTask;
    // A job without tasks is done by whoever sees it.
    let didLast = true;
    for (const phase of phasesOf[program]) {
      const numTasks = countTasks(phase, numImages);
      if (numTasks === 0) continue;
      didLast = runTasks(phase, slot, first, numTasks);
      first = (first + numTasks) | 0;
    }
    return didLast;
  };

  return {
    get doing() {
      return doing;
    },
    obey: async () => {
      for (let job = board.take(next, worker); job !== null; job = board.take(next, worker)) {
        const tell = (call: number) => port.post({ type: 'doneThrough', call });
        try {
          if (runJob(job) && board.countBehind(job.number) <= MAX_JOBS_LEFT) tell(job.call);
        } catch (error) {
          // A task begins when all jobs before its own are done; their end may not have been told.
          tell(job.call - 1);
          throw error;
        }
        next = (job.number + 1) | 0;
      }
    },
  };
}
