import { formatPercent } from '@raqam/report';
import type { ConditionTiming } from '../timing/timings.ts';
import type { JudgedCandidate } from './choose-candidates.ts';
import type { SearchOutcome } from './search-outcome.ts';

/** What came of one target. */
export interface TargetResult {
  /** `98.77%`. */
  readonly name: string;
  readonly target: number;
  /** Null: no candidate was chosen. */
  readonly chosen: ChosenResult | null;
}

interface ChosenResult {
  readonly candidate: JudgedCandidate;
  readonly timing: ConditionTiming;
  /** Test accuracies, one for each seed. */
  readonly accuracies: readonly number[];
}

/** Each target with the candidate that was chosen for it and what that came to, in order. */
export function targetResults(
  candidates: readonly JudgedCandidate[],
  { choices, test, timings }: SearchOutcome,
): TargetResult[] {
  return choices.map(({ candidate: name, target }) => {
    const candidate = candidates.find((each) => each.name === name);
    const timing = timings.conditions.find((each) => each.name === name);
    const accuracies = test.flatMap(({ planned, stored }) =>
      planned.condition === name && stored?.kind === 'trained' ? (stored.run.metrics?.accuracy ?? []) : [],
    );
    const percent = formatPercent(target, 'en', { decimals: 2 });
    const chosen = candidate === undefined || timing === undefined ? null : { candidate, timing, accuracies };
    return { name: percent, target, chosen };
  });
}
