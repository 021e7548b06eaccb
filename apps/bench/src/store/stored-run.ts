import type { Metrics, RunFile, RunRecord } from '@raqam/artifact';
import type { ClassicalResult } from '../classical/classical-result.ts';
import type { ClassicalModel } from '../experiment/experiment.ts';

/** What is kept of one planned run: its result, or that it has none. */
export type StoredRun = TrainedRun | ClassicalRun | DivergedRun;

interface StoredRunBase {
  /** Of all that decides the result: a `PlannedRun`'s. */
  readonly digest: string;
  /** Runs that shared the machine with this one, itself included: above 1, its duration is no measurement. */
  readonly numTogether: number;
  /** Load averages over 1, 5 and 15 minutes when it began. */
  readonly load: readonly number[];
}

/** A network that was trained to its end and judged. */
export interface TrainedRun extends StoredRunBase {
  readonly kind: 'trained';
  /** Without snapshots: what they were judged by is in `testHistory`. */
  readonly run: RunFile;
  /** On the test data after each epoch; null: that was not asked for. */
  readonly testHistory: readonly Metrics[] | null;
}

/** A classical model that was solved for and judged. */
export interface ClassicalRun extends StoredRunBase {
  readonly kind: 'classical';
  readonly run: ClassicalRecord;
  readonly testHistory: null;
}

/** A run that its own numbers ended: they overflowed. It would do so again, and so it is kept. */
export interface DivergedRun extends StoredRunBase {
  readonly kind: 'diverged';
  readonly run: null;
  readonly testHistory: null;
  readonly failure: RunFailure;
}

/** What ended a run before its time. */
export interface RunFailure {
  readonly errorName: string;
  readonly message: string;
  /** Done before. */
  readonly numSteps: number;
}

/** A classical model's result, and where it comes from. */
export interface ClassicalRecord extends ClassicalResult, Pick<RunRecord, 'dataset' | 'environment' | 'startedAt'> {
  readonly model: ClassicalModel;
}
