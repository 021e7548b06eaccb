import type { CrewMember } from './crew-member.ts';
import { instantiate } from './instantiate.ts';
import type { JoinMessage } from './messages.ts';
import { countTasks } from './slot.ts';
import { TaskCounters } from './task-counters.ts';

/** A worker of those that share memory: it takes whatever task is next. */
export async function createSharedMember(
  { module, plan, worker }: JoinMessage,
  memory: WebAssembly.Memory,
): Promise<CrewMember> {
  const functions = await instantiate(module, memory);
  const counters = new TaskCounters(memory, plan.control.offset);
  const scratch = plan.scratch.offset + worker * plan.scratch.stride;
  /** Number of the next phase's first task. */
  let first = 0;
  let doing = 'its start';

  return {
    get doing() {
      return doing;
    },
    obey: async (command) => {
      // To read and to write is for the caller, who sees the same memory.
      if (command.type !== 'run') return null;
      // Whoever does a job's last task answers; of one without tasks the first worker.
      let didLast = worker === 0;
      for (const phase of command.phases) {
        const numTasks = countTasks(phase, command.numImages);
        if (numTasks === 0) continue;
        doing = `the phase ${phase.name}`;
        didLast = false;
        const end = (first + numTasks) | 0;
        counters.waitFor(first);
        for (;;) {
          const task = counters.claim(first, numTasks);
          if (task === numTasks) break;
          functions[phase.exportName](task, command.slot, scratch);
          didLast = counters.finish(end);
        }
        first = end;
      }
      return didLast ? [] : null;
    },
  };
}
