import { meanInterval } from '@raqam/report';
import type { Measure } from '../document/report-document.ts';
import type { ConditionTiming, Timings } from '../timing/timings.ts';
import type { ConditionResults } from './condition-results.ts';
import { solvedRuns } from './solved-runs.ts';

/**
 * What reports of one experiment are compared by: `accuracy/NAME` and `loss/NAME` of each condition over its seeds, the
 * mean with its interval, `solved/NAME`, the share of runs without a fault where there are any, and `duration/NAME`, the
 * median of its timings.
 */
export function conditionMeasures(results: readonly ConditionResults[], timings: Timings | null): Measure[] {
  return [
    ...results.flatMap(({ condition: { name, published }, runs }) => [
      ...meanMeasure(
        `accuracy/${name}`,
        'higher',
        runs.map(({ accuracy }) => accuracy),
        published?.accuracy,
      ),
      ...meanMeasure(
        `loss/${name}`,
        'lower',
        runs.flatMap(({ loss }) => loss ?? []),
        published?.loss,
      ),
    ]),
    ...results.flatMap(solvedMeasure),
    ...(timings?.conditions ?? []).map((timing) => {
      const published = results.find(({ condition }) => condition.name === timing.name)?.condition.published;
      return durationMeasure(timing, published?.durationMs);
    }),
  ];
}

function solvedMeasure(results: ConditionResults): Measure[] {
  const solved = solvedRuns(results);
  if (solved === null) return [];
  const { interval, share } = solved;
  const values = results.runs.map(({ accuracy }) => Number(accuracy === 1));
  const name = `solved/${results.condition.name}`;
  return [{ name, unit: '', values, center: share, low: interval.low, high: interval.high, better: 'higher' }];
}

/** Of values over seeds; none without values. */
export function meanMeasure(
  name: string,
  better: Measure['better'],
  values: readonly number[],
  published?: number,
): Measure[] {
  if (values.length === 0) return [];
  const { interval, mean } = meanInterval(values);
  const ends = { low: interval?.low ?? null, high: interval?.high ?? null };
  return [{ name, unit: '', values, center: mean, ...ends, better, published: published ?? null }];
}

/** Of a condition that was timed alone. */
export function durationMeasure({ durationsMs, name, summary }: ConditionTiming, published?: number): Measure {
  const [low, high] = summary.medianInterval ?? [null, null];
  const center = summary.median;
  return {
    name: `duration/${name}`,
    unit: 'ms',
    values: durationsMs,
    ...{ center, low, high },
    better: 'lower',
    published: published ?? null,
  };
}
