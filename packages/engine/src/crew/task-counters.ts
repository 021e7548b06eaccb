/** By how much the counters lie apart: each on a cache line of its own. */
const STRIDE_BYTES = 64;

/** What the counters take of a memory plan's `control`. */
export const CONTROL_BYTES = 2 * STRIDE_BYTES;

/**
 * How often a worker looks again before it sleeps: some ten microseconds, about what falling asleep and being woken
 * cost. No more, since where workers outnumber cores the one that is waited for needs the core.
 */
const MAX_LOOKS = 10_000;

/**
 * How workers share tasks: two counters in shared memory, of the tasks that were claimed and of those that are done,
 * since the beginning. Tasks are numbered through over all phases of all jobs, as every worker can do for itself, since
 * all get the same jobs in the same order. A phase may begin when all tasks before its first are done, and it is over
 * when its last is: nobody has to arrive anywhere, so that a worker whose core is busy with something else holds up
 * nobody, but with a task in its hands.
 *
 * The numbers wrap around after 2³² tasks, which does no harm: they are only compared with others nearby.
 *
 * JavaScript's Atomics, not emitted code: to claim a task and to count it takes 30 ns here and 4 there, the task itself
 * 100,000. So a program need not know who carries it out.
 */
export class TaskCounters {
  readonly #claimed: Int32Array;
  readonly #done: Int32Array;

  /** @param offset Address of `CONTROL_BYTES` of the memory, 0 at the beginning. */
  constructor(memory: WebAssembly.Memory, offset: number) {
    this.#claimed = new Int32Array(memory.buffer, offset, 1);
    this.#done = new Int32Array(memory.buffer, offset + STRIDE_BYTES, 1);
  }

  /** Claims a task of those that are numbered from `first` on. @returns Its place among them; `count` when none is left. */
  claim(first: number, count: number): number {
    for (;;) {
      const next = Atomics.load(this.#claimed, 0);
      // A worker that is late finds the counter beyond this phase.
      const task = (next - first) | 0;
      if (task >= count) return count;
      if (Atomics.compareExchange(this.#claimed, 0, next, (next + 1) | 0) === next) return task;
    }
  }

  /** Counts a claimed task as done. @param end Number of the first task behind the phase. @returns Whether it was its last. */
  finish(end: number): boolean {
    const isLast = ((Atomics.add(this.#done, 0, 1) + 1 - end) | 0) === 0;
    if (isLast) Atomics.notify(this.#done, 0);
    return isLast;
  }

  /** Blocks until all tasks before `end` are done: looks for a moment, then sleeps. */
  waitFor(end: number): void {
    for (let look = 0; look < MAX_LOOKS; look++) {
      if (((Atomics.load(this.#done, 0) - end) | 0) >= 0) return;
    }
    for (;;) {
      const done = Atomics.load(this.#done, 0);
      if (((done - end) | 0) >= 0) return;
      // Returns at once where another task was done in between. Only a phase's last task wakes.
      Atomics.wait(this.#done, 0, done);
    }
  }
}
