import { UsageError } from '../command-error.ts';
import { describeOverrides } from '../experiment/describe-overrides.ts';
import type { SearchExperiment } from '../experiment/experiment.ts';
import type { PlanOverrides } from '../experiment/plan-experiment.ts';

/**
 * A search with other seeds, of the validation and of the test, or on fewer images.
 *
 * @throws {UsageError} When epochs are given: candidates differ by them.
 */
export function overrideSearch(
  experiment: SearchExperiment,
  { epochs, limit, seeds }: PlanOverrides,
): SearchExperiment {
  if (epochs !== undefined) {
    throw new UsageError(
      `received --epochs, and ${experiment.name} searches for the shortest schedule; expected none, since its candidates say their epochs. Leave it out.`,
    );
  }
  const { candidates, test, validation } = experiment;
  return {
    ...experiment,
    description: `${experiment.description}${describeOverrides({ limit })}`,
    candidates: candidates.map((candidate) =>
      limit === undefined ? candidate : { ...candidate, options: { ...candidate.options, limit } },
    ),
    validation: { ...validation, seeds: seeds ?? validation.seeds },
    test: { seeds: seeds ?? test.seeds },
  };
}
