import { barsFigure } from '@raqam/report';
import type { Section } from '../../document/report-document.ts';
import { describeAa } from '../../timing/describe-aa.ts';
import type { Analysis } from '../analysis.ts';
import { figureBlock } from '../figure-block.ts';
import { NO_VALUE } from '../no-value.ts';

/** How long each condition takes, alone on all cores. */
export function speedSection({ plan, timings, words }: Analysis): Section | null {
  if (timings === null) return null;
  const publishedOf = (name: string) =>
    plan.experiment.conditions.find((condition) => condition.name === name)?.published?.durationMs;
  const bars = timings.conditions.map(({ name, summary: { median, medianInterval } }) => ({
    name,
    value: median,
    low: medianInterval?.[0] ?? null,
    high: medianInterval?.[1] ?? null,
  }));
  const interval = bars.some(({ low }) => low !== null) ? ({ level: 0.95, of: 'rounds' } as const) : null;
  return {
    title: 'Time',
    blocks: [
      {
        kind: 'table',
        caption: `Each training alone on all cores, in ${timings.rounds.length} rounds of all conditions in turn. Beside the median: how many times as long as the first condition, the geometric mean of the rounds with its 95% interval.`,
        columns: [
          { name: 'Condition', align: 'start' },
          { name: 'Median', align: 'end' },
          { name: 'Fastest', align: 'end' },
          { name: 'Slowest', align: 'end' },
          { name: 'Times the first', align: 'end' },
          { name: '95% interval', align: 'end' },
          { name: 'Published', align: 'end' },
        ],
        rows: timings.conditions.map(({ name, ratio, summary }) => {
          const published = publishedOf(name);
          return [
            name,
            words.value(summary.median, 'ms'),
            words.value(summary.min, 'ms'),
            words.value(summary.max, 'ms'),
            ratio === null ? NO_VALUE : words.value(ratio.center, 'times'),
            ratio === null || ratio.low === null || ratio.high === null
              ? NO_VALUE
              : words.interval({ low: ratio.low, high: ratio.high }, 'times'),
            published === undefined ? NO_VALUE : words.value(published, 'ms'),
          ];
        }),
      },
      { kind: 'text', text: describeAa(timings.aa) },
      figureBlock(words, barsFigure({ id: 'time', quantity: 'duration', bars, interval })),
    ],
  };
}
