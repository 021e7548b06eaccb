import type { EngineRecord, HistoryRow, RunStartedEvent, StepEvent } from '@raqam/artifact';
import type { FigurePoint } from '@raqam/report';
import { StepCurve } from './step-curve.ts';

/** The two lines that grow with the steps, by epoch. */
export interface StepCurves {
  readonly accuracy: readonly FigurePoint[];
  readonly loss: readonly FigurePoint[];
}

/** How far a run is. */
export interface RunProgress {
  readonly numEpochs: number;
  readonly numSteps: number;
  /** Steps learnt from. */
  readonly numDone: number;
  /** What computes. */
  readonly engine: EngineRecord | null;
  /** At the pace so far; both null before the first step. */
  readonly imagesPerSecond: number | null;
  readonly stepsPerSecond: number | null;
  /** Until the last step, at the pace so far; null before there is one. */
  readonly remainingMs: number | null;
  readonly curves: StepCurves;
  /** The finished epochs. */
  readonly history: readonly HistoryRow[];
}

const NO_CURVES: StepCurves = { accuracy: [], loss: [] };

/** Follows the events of one run and adds them up for the page. */
export class ProgressTracker {
  readonly #numEpochs: number;
  readonly #numSteps: number;
  readonly #numStepsPerEpoch: number;
  readonly #accuracy: StepCurve;
  readonly #loss: StepCurve;
  #history: readonly HistoryRow[] = [];
  readonly #engine: EngineRecord | null;
  #numDone: number;
  /** Here, not before a tab was closed. */
  #numTimedSteps = 0;
  #numTimedImages = 0;
  /** Time in which steps were done, without pauses. */
  #activeMs = 0;
  #activeSince: number;

  /**
   * @param now The time in milliseconds, of a clock that never goes back.
   * @param curves As they were where the run was left off.
   */
  constructor(
    { options: { epochs }, numStepsPerEpoch, environment, firstStep }: RunStartedEvent,
    now: number,
    curves: StepCurves = NO_CURVES,
  ) {
    this.#engine = environment.engine;
    this.#numEpochs = epochs;
    this.#numSteps = epochs * numStepsPerEpoch;
    this.#numStepsPerEpoch = numStepsPerEpoch;
    this.#numDone = firstStep;
    this.#accuracy = new StepCurve(this.#numSteps, numStepsPerEpoch, curves.accuracy);
    this.#loss = new StepCurve(this.#numSteps, numStepsPerEpoch, curves.loss);
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

  /** Where it stands: the epoch under way, 0-based, and how many of its steps are done. */
  get place(): { readonly epoch: number; readonly stepInEpoch: number } {
    const epoch = Math.floor(this.#numDone / this.#numStepsPerEpoch);
    return { epoch, stepInEpoch: this.#numDone - epoch * this.#numStepsPerEpoch };
  }

  get curves(): StepCurves {
    return { accuracy: this.#accuracy.points(), loss: this.#loss.points() };
  }

  addStep({ step, accuracy, loss, batchSize }: StepEvent, now: number): void {
    this.#numDone = step + 1;
    this.#numTimedSteps += 1;
    this.#numTimedImages += batchSize;
    this.#accuracy.add(step, accuracy);
    this.#loss.add(step, loss);
    this.#activeMs += now - this.#activeSince;
    this.#activeSince = now;
  }

  addEpoch(row: HistoryRow): void {
    this.#history = [...this.#history, row];
  }

  /** The run goes on after a pause, which does not count for its pace. */
  goOn(now: number): void {
    this.#activeSince = now;
  }

  progress(): RunProgress {
    const isTimed = this.#activeMs > 0;
    const numLeft = this.#numSteps - this.#numDone;
    return {
      numEpochs: this.#numEpochs,
      numSteps: this.#numSteps,
      numDone: this.#numDone,
      engine: this.#engine,
      imagesPerSecond: isTimed ? (this.#numTimedImages / this.#activeMs) * 1000 : null,
      stepsPerSecond: isTimed ? (this.#numTimedSteps / this.#activeMs) * 1000 : null,
      remainingMs: isTimed ? (this.#activeMs / this.#numTimedSteps) * numLeft : null,
      curves: this.curves,
      history: this.#history,
    };
  }
}
