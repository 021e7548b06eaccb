import { summarize } from '@raqam/report';
import { aaVerdict } from './aa-verdict.ts';
import { ratioInterval } from './ratio-interval.ts';
import type { TimingRound, Timings } from './timings.ts';

/**
 * Sums up rounds.
 *
 * @param names Of the conditions, in the rounds' order.
 * @param rounds At least one.
 */
export function summarizeTimings(names: readonly string[], rounds: readonly TimingRound[]): Timings {
  const durationsOf = (index: number) => rounds.map(({ durationsMs }) => durationsMs[index]);
  const first = durationsOf(0);
  return {
    conditions: names.map((name, index) => {
      const durationsMs = durationsOf(index);
      const ratio = index === 0 ? null : ratioInterval(durationsMs.map((each, round) => each / first[round]));
      return { name, durationsMs, summary: summarize(durationsMs), ratio };
    }),
    aa: aaVerdict(rounds.map(({ againMs }, round) => againMs / first[round])),
    rounds,
  };
}
