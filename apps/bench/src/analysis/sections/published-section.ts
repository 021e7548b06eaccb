import { QUANTITIES } from '@raqam/report';
import type { Section } from '../../document/report-document.ts';
import type { Analysis } from '../analysis.ts';
import { NO_VALUE } from '../no-value.ts';
import { replications } from '../replications.ts';

const VERDICTS = { reproduced: 'reproduced', notReproduced: 'not reproduced', tooFew: 'too few runs' } as const;

/** Published figures beside ours: each is reproduced where it could have been one more of our runs. */
export function publishedSection({ results, timings, words }: Analysis): Section | null {
  const judged = replications(results, timings);
  if (judged.length === 0) return null;
  const sources = [...new Set(judged.map(({ source }) => source))];
  return {
    title: 'Published and measured',
    blocks: [
      {
        kind: 'table',
        caption: `Published: ${sources.join('; ')}. A published figure is one run’s; it is reproduced where it lies in the 95% prediction interval of one further run of ours.`,
        columns: [
          { name: 'Condition', align: 'start' },
          { name: 'Quantity', align: 'start' },
          { name: 'Published', align: 'end' },
          { name: 'Ours, mean', align: 'end' },
          { name: '95% prediction interval', align: 'end' },
          { name: 'Verdict', align: 'start' },
        ],
        rows: judged.map(({ condition, quantity, verdict: { kind, mean, predictionInterval, published } }) => {
          const { unit } = QUANTITIES[quantity];
          return [
            condition,
            words.quantity(quantity),
            words.value(published, unit),
            mean === null ? NO_VALUE : words.value(mean, unit),
            predictionInterval === null
              ? NO_VALUE
              : // What lies below 0 cannot be measured, though a symmetric interval may reach there.
                words.interval({ ...predictionInterval, low: Math.max(0, predictionInterval.low) }, unit),
            VERDICTS[kind],
          ];
        }),
      },
    ],
  };
}
