import type { Environment, Metrics, ModelSpec, RunFile, TrainOptions } from '@raqam/artifact';
import type { ClassicalResult } from '../classical/classical-result.ts';
import type { ClassicalModel } from '../experiment/experiment.ts';
import type { ClassicalRecord, RunFailure } from '../store/stored-run.ts';
import type { SharedRunData } from './shared-run-data.ts';

/** What a run's thread is asked. It deals with one request at a time; `stop` ends the one under way. */
export type ThreadRequest =
  | { readonly type: 'data'; readonly key: string; readonly data: SharedRunData }
  | { readonly type: 'train'; readonly job: TrainJob }
  | { readonly type: 'solve'; readonly job: SolveJob }
  | { readonly type: 'measure'; readonly job: MeasureJob }
  | { readonly type: 'stop' };

interface Job {
  /** Of data that were sent before. */
  readonly dataKey: string;
}

/** A network to train and to judge. */
export interface TrainJob extends Job {
  readonly spec: ModelSpec;
  /** `workers` included. */
  readonly options: TrainOptions;
  readonly judgeEpochs: boolean;
  /** Whether the test data are kept from it. */
  readonly isForChoosing: boolean;
  readonly environment: Environment;
  /** Files that keep how far it has come: whoever is asked for the same run goes on from there. */
  readonly checkpoint: { readonly path: string; readonly testHistoryPath: string };
  /** Steps between checkpoints. */
  readonly checkpointEvery: number;
}

/** A classical model to solve for and to judge. */
export interface SolveJob extends Job {
  readonly model: ClassicalModel;
  /** Training images, from the first; null: all. */
  readonly limit: number | null;
}

/** A network of which a few steps are timed. */
export interface MeasureJob extends Job {
  readonly spec: ModelSpec;
  readonly options: TrainOptions;
}

/** What a run's thread answers. `progress` may come any number of times before the others, which end a request. */
export type ThreadAnswer =
  | { readonly type: 'progress'; readonly numSteps: number }
  | { readonly type: 'trained'; readonly run: RunFile; readonly testHistory: readonly Metrics[] | null }
  | {
      readonly type: 'solved';
      readonly result: ClassicalResult;
      readonly source: Pick<ClassicalRecord, 'dataset' | 'startedAt'>;
      readonly model: ClassicalModel;
    }
  | { readonly type: 'measured'; readonly stepMs: number }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly failure: RunFailure };
