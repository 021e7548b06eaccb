import type { FigurePoint } from '@raqam/report';

/** How many points a curve over steps gets at most: more cannot be told apart on a screen. */
const MAX_POINTS = 100;

/**
 * The curve of a value that each step has: means over as many steps as it takes to keep the number of points small, each
 * drawn where its last step ends, counted in epochs. Batches are small, so single steps jump; means show where they go.
 */
export class StepCurve {
  readonly #stepsPerPoint: number;
  readonly #stepsPerEpoch: number;
  readonly #points: FigurePoint[];
  #sum = 0;
  #count = 0;

  /** @param points Those of a curve that was left off, where a run goes on. */
  constructor(numSteps: number, stepsPerEpoch: number, points: readonly FigurePoint[] = []) {
    this.#stepsPerPoint = Math.max(1, Math.ceil(numSteps / MAX_POINTS));
    this.#stepsPerEpoch = stepsPerEpoch;
    this.#points = [...points];
  }

  /** @param step 0-based, over the whole run. */
  add(step: number, value: number): void {
    this.#sum += value;
    this.#count += 1;
    if ((step + 1) % this.#stepsPerPoint !== 0) return;
    this.#points.push({ x: (step + 1) / this.#stepsPerEpoch, y: this.#sum / this.#count });
    this.#sum = 0;
    this.#count = 0;
  }

  /** The points so far, a copy. */
  points(): readonly FigurePoint[] {
    return [...this.#points];
  }
}
