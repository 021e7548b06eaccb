import type { ModelSpec, TrainOptions } from '@raqam/artifact';
import { describeOverrides } from './describe-overrides.ts';
import { type DataDigests, digestRun } from './digest-run.ts';
import {
  type ClassicalModel,
  type Condition,
  type ExperimentData,
  isClassical,
  type TrainingExperiment,
} from './experiment.ts';
import { loadExperimentData } from './load-experiment-data.ts';

/** One model of one seed: what decides its result, and what its result is found by. */
export interface PlannedRun {
  /** Name of its condition. */
  readonly condition: string;
  /** Without meaning for a classical model, which is solved for once. */
  readonly seed: number;
  readonly spec: ModelSpec | ClassicalModel;
  /** Complete, with this run's seed. Of a classical model only `limit` has a meaning. */
  readonly options: TrainOptions;
  readonly data: ExperimentData;
  /** Whether each epoch's weights are judged on the test data after the run. */
  readonly judgeEpochs: boolean;
  /** Whether the run is one to choose by: its validation part judges it, and it never sees the test data. */
  readonly isForChoosing: boolean;
  /** SHA-256, lower-case hexadecimal, of all that decides the result: see {@link digestRun}. */
  readonly digest: string;
}

/** Everything that an experiment trains. */
export interface ExperimentPlan {
  /** As its file says, with the overrides. */
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

/** Runs that have data and a way of judging in common. */
export interface RunsToPlan {
  readonly conditions: readonly Condition[];
  readonly seeds: readonly number[];
  readonly data: ExperimentData;
  readonly judgeEpochs: boolean;
  /** As {@link PlannedRun.isForChoosing}. @default false */
  readonly isForChoosing?: boolean;
}

/**
 * Lists the runs of an experiment. Figures published for other epochs or other data say nothing about runs that are
 * changed so: with these overrides no condition keeps them.
 *
 * @throws What {@link loadExperimentData} throws: the data's digests are part of each run's.
 */
export async function planExperiment(
  experiment: TrainingExperiment,
  overrides: PlanOverrides = {},
): Promise<ExperimentPlan> {
  const { epochs, limit, seeds = experiment.seeds } = overrides;
  const conditions = experiment.conditions.map((condition) => ({
    ...condition,
    model: limit === undefined ? condition.model : withImages(condition.model, limit),
    options: {
      ...condition.options,
      ...(epochs === undefined ? {} : { epochs }),
      ...(limit === undefined ? {} : { limit }),
    },
    published: epochs === undefined && limit === undefined ? condition.published : null,
  }));
  const { data, judgeEpochs } = experiment;
  const runs = await planRuns({ conditions, seeds, data, judgeEpochs });
  const description = `${experiment.description}${describeOverrides(overrides)}`;
  return { experiment: { ...experiment, description, conditions, seeds }, runs };
}

/** A support vector machine learns from no more images than there are. */
function withImages(model: Condition['model'], limit: number): Condition['model'] {
  if (!isClassical(model) || model.classical !== 'svm') return model;
  return { ...model, numImages: Math.min(model.numImages, limit) };
}

/**
 * Crosses conditions with seeds; a classical model has one run, since no seed changes it.
 *
 * @throws What {@link loadExperimentData} throws.
 */
export async function planRuns({
  conditions,
  data,
  isForChoosing = false,
  judgeEpochs,
  seeds,
}: RunsToPlan): Promise<readonly PlannedRun[]> {
  const { test, train } = await loadExperimentData(data);
  const [trainDigest, testDigest] = await Promise.all([train.digest(), test.digest()]);
  const digests: DataDigests = { train: trainDigest, test: testDigest };
  return conditions.flatMap(({ model: spec, name: condition, options }) =>
    (isClassical(spec) ? seeds.slice(0, 1) : seeds).map((seed) => {
      const run = { seed, spec, options: { ...options, seed }, data, judgeEpochs, isForChoosing };
      return { condition, ...run, digest: digestRun(run, digests) };
    }),
  );
}
