/** What a worker needed for its share of a phase. */
export interface ShareTime {
  readonly numTasks: number;
  readonly durationMs: number;
}

/** By how much the last measurement counts. A core is taken away for moments as well as for long. */
const LAST_WEIGHT = 0.25;

/** What clocks of pages that are not isolated cannot tell from 0. */
const CLOCK_MS = 0.1;

/**
 * Divides the tasks of a phase among workers before it begins, by how fast each of them was so far. Every worker does
 * this for itself: from the same times, which they tell each other, in the same order, so all come to the same shares.
 */
export class TaskShares {
  /** Of each worker, moving averages; equal at the beginning. */
  readonly #taskMs: number[];

  constructor(numWorkers: number) {
    this.#taskMs = Array.from({ length: numWorkers }, () => 1);
  }

  /** Worker w gets the tasks from `[w]` to before `[w + 1]`; none gets nothing where there are enough. */
  divide(numTasks: number): number[] {
    const speeds = this.#taskMs.map((taskMs) => 1 / taskMs);
    const total = speeds.reduce((sum, speed) => sum + speed, 0);
    const bounds = [0];
    let reached = 0;
    speeds.forEach((speed, worker) => {
      reached += speed;
      const numLeft = speeds.length - 1 - worker;
      const least = Math.min(bounds[worker] + 1, numTasks);
      const most = Math.max(numTasks - numLeft, least);
      bounds.push(Math.min(Math.max(Math.round((numTasks * reached) / total), least), most));
    });
    return bounds;
  }

  /** Takes in what the workers needed for the shares they had, in their order. */
  learn(times: readonly ShareTime[]): void {
    times.forEach(({ durationMs, numTasks }, worker) => {
      if (numTasks === 0) return;
      const taskMs = Math.max(durationMs, CLOCK_MS) / numTasks;
      this.#taskMs[worker] += LAST_WEIGHT * (taskMs - this.#taskMs[worker]);
    });
  }
}
