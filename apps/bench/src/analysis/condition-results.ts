import type { WrongPrediction } from '@raqam/artifact';
import type { Condition } from '../experiment/experiment.ts';
import type { RunOutcome } from '../runner/run-outcome.ts';
import type { ClassicalRun, TrainedRun } from '../store/stored-run.ts';

/** A run that came to its end and was judged on the test data. */
export interface JudgedRun {
  readonly seed: number;
  /** Share of the test data read rightly. */
  readonly accuracy: number;
  /** Null: the model gives no probabilities. */
  readonly loss: number | null;
  /** Of the test data. */
  readonly count: number;
  readonly confusionMatrix: readonly (readonly number[])[];
  readonly wrong: readonly WrongPrediction[];
  readonly stored: TrainedRun | ClassicalRun;
}

/** What became of one condition. */
export interface ConditionResults {
  readonly condition: Condition;
  /** In the order of the seeds. */
  readonly runs: readonly JudgedRun[];
  /** Those that came to no end. */
  readonly failed: readonly RunOutcome[];
}

/** Puts what became of planned runs together by condition, in the order of the conditions. */
export function conditionResults(
  conditions: readonly Condition[],
  outcomes: readonly RunOutcome[],
): readonly ConditionResults[] {
  return conditions.map((condition) => {
    const own = outcomes.filter(({ planned }) => planned.condition === condition.name);
    return {
      condition,
      runs: own.flatMap((outcome) => judgedRun(outcome) ?? []),
      failed: own.filter(({ failure }) => failure !== null),
    };
  });
}

function judgedRun({ planned: { seed }, stored }: RunOutcome): JudgedRun | null {
  if (stored === null || stored.kind === 'diverged') return null;
  const { confusionMatrix, metrics, wrong } = stored.run;
  if (metrics === null || confusionMatrix === null) return null;
  return { seed, ...metrics, confusionMatrix, wrong, stored };
}
