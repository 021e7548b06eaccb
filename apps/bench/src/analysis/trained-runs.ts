import type { TrainedRun } from '../store/stored-run.ts';
import type { ConditionResults } from './condition-results.ts';

/** The networks of a condition, in the order of the seeds; none of a classical model. */
export function trainedRuns({ runs }: ConditionResults): TrainedRun[] {
  return runs.flatMap(({ stored }) => (stored.kind === 'trained' ? stored : []));
}
