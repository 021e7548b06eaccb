import type { EngineRecord, HistoryRow, RunStartedEvent, StepEvent } from '@raqam/artifact';
import type { Curves } from '../charts/learning-figures.tsx';
import type { ChartPoint } from '../charts/line-chart.tsx';
import { StepCurve } from './step-curve.ts';

/** How far a run is. */
export interface RunProgress {
  readonly numEpochs: number;
  readonly numSteps: number;
  /** Steps learnt from. */
  readonly numDone: number;
  /** What computes. */
  readonly engine: EngineRecord | null;
  /** Learnt from in a second, at the pace so far; `null` before the first step. */
  readonly imagesPerSecond: number | null;
  /** Until the last step, at the pace so far; `null` before there is one. */
  readonly remainingMs: number | null;
  readonly accuracy: Curves;
  readonly loss: Curves;
}

/** Follows the events of one run and adds them up for the page. */
export class ProgressTracker {
  readonly #numEpochs: number;
  readonly #numSteps: number;
  readonly #accuracy: StepCurve;
  readonly #loss: StepCurve;
  readonly #rows: HistoryRow[] = [];
  readonly #engine: EngineRecord | null;
  #numDone = 0;
  #numImages = 0;
  /** Time in which steps were done, without pauses. */
  #activeMs = 0;
  #activeSince: number;

  /** @param now The time in milliseconds, of a clock that never goes back. */
  constructor({ options: { epochs }, numStepsPerEpoch, environment }: RunStartedEvent, now: number) {
    this.#engine = environment.engine;
    this.#numEpochs = epochs;
    this.#numSteps = epochs * numStepsPerEpoch;
    this.#accuracy = new StepCurve(this.#numSteps, numStepsPerEpoch);
    this.#loss = new StepCurve(this.#numSteps, numStepsPerEpoch);
    this.#activeSince = now;
  }

  /** Whether every step is done, so that only judging is left. */
  get isComplete(): boolean {
    return this.#numDone === this.#numSteps;
  }

  /** Whether nothing was learnt yet. */
  get hasNoSteps(): boolean {
    return this.#numDone === 0;
  }

  addStep({ step, accuracy, loss, batchSize }: StepEvent, now: number): void {
    this.#numDone = step + 1;
    this.#numImages += batchSize;
    this.#accuracy.add(step, accuracy);
    this.#loss.add(step, loss);
    this.#activeMs += now - this.#activeSince;
    this.#activeSince = now;
  }

  addEpoch(row: HistoryRow): void {
    this.#rows.push(row);
  }

  /** The run goes on after a pause, which does not count for its pace. */
  goOn(now: number): void {
    this.#activeSince = now;
  }

  progress(): RunProgress {
    const validation = (read: (row: HistoryRow) => number | null) =>
      this.#rows.flatMap((row): ChartPoint[] => {
        const value = read(row);
        return value === null ? [] : [[row.epoch + 1, value]];
      });
    const numLeft = this.#numSteps - this.#numDone;
    return {
      numEpochs: this.#numEpochs,
      numSteps: this.#numSteps,
      numDone: this.#numDone,
      engine: this.#engine,
      imagesPerSecond: this.#activeMs === 0 ? null : (this.#numImages / this.#activeMs) * 1000,
      remainingMs: this.#numDone === 0 ? null : (this.#activeMs / this.#numDone) * numLeft,
      accuracy: { train: this.#accuracy.points(), validation: validation((row) => row.validationAccuracy) },
      loss: { train: this.#loss.points(), validation: validation((row) => row.validationLoss) },
    };
  }
}
