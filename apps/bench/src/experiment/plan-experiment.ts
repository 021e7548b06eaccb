import type { ModelSpec, TrainOptions } from '@raqam/artifact';
import type { ClassicalModel, ExperimentData, TrainingExperiment } from './experiment.ts';

/** One model of one seed: what decides its result, and what its result is found by. */
export interface PlannedRun {
  /** Name of its condition. */
  readonly condition: string;
  readonly seed: number;
  readonly spec: ModelSpec | ClassicalModel;
  /** Complete, with this run's seed. Without meaning for a classical model, `limit` aside. */
  readonly options: TrainOptions;
  readonly data: ExperimentData;
  /** Whether each epoch's weights are judged on the test data after the run. */
  readonly judgeEpochs: boolean;
  /** SHA-256, lower-case hexadecimal, of all that decides the result. */
  readonly digest: string;
}

/** Everything that an experiment trains. */
export interface ExperimentPlan {
  readonly experiment: TrainingExperiment;
  /** Condition by condition, each in the order of the seeds. Two conditions may share a run: the digests are then equal. */
  readonly runs: readonly PlannedRun[];
}

/** What a caller changes about an experiment. */
export interface PlanOverrides {
  readonly seeds?: readonly number[] | undefined;
  readonly epochs?: number | undefined;
  /** Training images, from the first. */
  readonly limit?: number | undefined;
}
