import { createMemory, instantiate } from './crew/instantiate.ts';
import { type Batch, countTasks, fillSlot } from './crew/slot.ts';
import type { TrainingPlan } from './plan/plan.ts';

/** How long an operation of the plan takes, and what it does. */
export interface OpProfile {
  /** The operation's `exportName` in the plan. */
  readonly exportName: string;
  /** Of one training step, all tasks one after the other in one thread: the mean of the faster half of those measured. */
  readonly durationMs: number;
  /** Multiply-adds that a step really carried out: where there are winners, of these alone. */
  readonly executedMultiplyAdds: number;
}

/** What is profiled. */
export interface ProfileOptions {
  readonly plan: TrainingPlan;
  readonly module: WebAssembly.Module;
  /** Whether the module was compiled for a memory that is shared. */
  readonly shared: boolean;
  /** Memory from its beginning to the slots: weights and what else a step reads. */
  readonly snapshot: Uint8Array;
  /** Labels are there. */
  readonly batch: Pick<Batch, 'pixels' | 'targets'> & { readonly labels: Uint8Array };
  /** Of the step that is carried out again and again; with a learning rate of 0 it stays the same. */
  readonly arguments: Uint8Array;
  /** About how long to measure. */
  readonly durationMs: number;
}

/**
 * Carries out steps on a copy of the memory, task by task and operation by operation, and takes the time of each.
 *
 * Engines compile twice, first quickly and then well, so that half of the time is spent before anything is counted.
 *
 * @returns In the order of the plan's operations.
 */
export async function profilePlan({
  batch,
  durationMs,
  module,
  plan,
  shared,
  snapshot,
  ...options
}: ProfileOptions): Promise<readonly OpProfile[]> {
  const memory = createMemory(plan.memory, shared);
  const functions = await instantiate(module, memory);
  const bytes = new Uint8Array(memory.buffer);
  const view = new DataView(memory.buffer);
  const numImages = batch.labels.length;
  const slot = plan.memory.slots.offset;
  const scratch = plan.memory.scratch.offset;
  bytes.set(snapshot);
  fillSlot(bytes, plan.memory, slot, { ...batch, arguments: options.arguments });
  const phases = plan.step.map((phase) => ({
    numTasks: countTasks(phase, numImages),
    ops: plan.ops.flatMap((op, index) =>
      op.phase === phase.name ? [{ ...op, index, run: functions[op.exportName] }] : [],
    ),
  }));

  /** One step. @param onOp Is told what each operation took in each task, and how many winners the task had for it. */
  const runStep = (onOp: (index: number, elapsedMs: number, numWinners: number) => void) => {
    for (const { numTasks, ops } of phases) {
      for (let task = 0; task < numTasks; task++) {
        const own = ops.filter(
          ({ tasks }) => tasks === null || (task >= tasks.first && task < tasks.first + tasks.count),
        );
        for (const { winners } of own) if (winners) view.setInt32(scratch + winners.offset, 0, true);
        for (const { index, run, tasks, winners } of own) {
          const startedMs = performance.now();
          run(task - (tasks?.first ?? 0), slot, scratch);
          const elapsedMs = performance.now() - startedMs;
          onOp(index, elapsedMs, winners ? view.getInt32(scratch + winners.offset, true) : 0);
        }
      }
    }
  };

  const startedMs = performance.now();
  do runStep(() => {});
  while (performance.now() - startedMs < durationMs / 2);
  const stepsMs = plan.ops.map((): number[] => []);
  const numWinners = plan.ops.map(() => 0);
  let numSteps = 0;
  do {
    for (const times of stepsMs) times.push(0);
    runStep((index, elapsedMs, count) => {
      stepsMs[index][numSteps] += elapsedMs;
      numWinners[index] += count;
    });
    numSteps += 1;
  } while (performance.now() - startedMs < durationMs);

  return plan.ops.map(({ exportName, isPerStep, multiplyAdds, winners }, index) => ({
    exportName,
    durationMs: meanOfFasterHalf(stepsMs[index]),
    executedMultiplyAdds: winners
      ? (numWinners[index] / numSteps) * winners.multiplyAddsPerWinner
      : multiplyAdds * (isPerStep ? 1 : numImages),
  }));
}

/** What others do on the machine only adds; and the least time alone would be 0 where the clock is coarse. */
function meanOfFasterHalf(times: readonly number[]): number {
  const faster = times.toSorted((a, b) => a - b).slice(0, Math.ceil(times.length / 2));
  return faster.reduce((sum, time) => sum + time, 0) / faster.length;
}
