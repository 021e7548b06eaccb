import { type MeanInterval, meanInterval } from '@raqam/report';
import type { RunOutcome } from '../runner/run-outcome.ts';
import type { Timings } from '../timing/timings.ts';

/**
 * Of the intervals by which candidates are chosen. The true mean lies below a 90 % interval in 5 of 100 cases: that a
 * candidate reaches a target is a one-sided statement.
 */
export const VALIDATION_LEVEL = 0.9;

/** The candidate for one target. */
export interface SearchChoice {
  readonly target: number;
  /** Name of the candidate; null: none reached the target on the validation data. */
  readonly candidate: string | null;
}

/** What is known of a candidate before the test data are touched. */
export interface JudgedCandidate {
  readonly name: string;
  /** On the validation data after the last epoch, one for each run that came to its end. */
  readonly accuracies: readonly number[];
  /** Their mean, with its 90 % interval; null without any. */
  readonly validation: MeanInterval | null;
  /** Median of its timings. */
  readonly durationMs: number;
}

/** Puts validation runs and timings together by candidate, in the order of the timings. */
export function judgeCandidates(validation: readonly RunOutcome[], timings: Timings): JudgedCandidate[] {
  return timings.conditions.map(({ name, summary }) => {
    const accuracies = validation.flatMap(({ planned, stored }) =>
      planned.condition === name && stored?.kind === 'trained'
        ? (stored.run.history.at(-1)?.validationAccuracy ?? [])
        : [],
    );
    const mean = accuracies.length === 0 ? null : meanInterval(accuracies, VALIDATION_LEVEL);
    return { name, accuracies, validation: mean, durationMs: summary.median };
  });
}

/**
 * Chooses the quickest candidate for each target among those that surely reach it: the lower end of the interval of the
 * mean validation accuracy lies at the target or above. A candidate with a single run has no interval and is not chosen.
 * Of equally quick ones the first is taken.
 *
 * @param targets Accuracies in (0, 1).
 */
export function chooseCandidates(
  targets: readonly number[],
  candidates: readonly JudgedCandidate[],
): readonly SearchChoice[] {
  return targets.map((target) => {
    const able = candidates.filter(({ validation }) => (validation?.interval?.low ?? 0) >= target);
    const [quickest] = able.toSorted((a, b) => a.durationMs - b.durationMs);
    return { target, candidate: quickest?.name ?? null };
  });
}
