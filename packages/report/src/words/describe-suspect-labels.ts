import { formatNumber } from '../format-number.ts';
import type { SuspectLabel } from '../suspect-labels.ts';
import { formatLevel, formatProbability } from './format-value.ts';
import type { Language } from './language.ts';
import type { SuspectLabelsSource, TableWords } from './words.ts';

/** Labels that may be wrong, in words. */
export function describeSuspectLabels(
  language: Language,
  suspects: readonly SuspectLabel[],
  { numRuns, atLeast = 0.99 }: SuspectLabelsSource,
): TableWords {
  const { locale, say } = language;
  return {
    caption: say('caption.suspectLabels'),
    sentence: say('sentence.suspectLabels', {
      count: suspects.length,
      value: formatNumber(suspects.length, locale),
      runs: formatNumber(numRuns, locale),
      atLeast: formatLevel(language, atLeast),
    }),
    table: {
      columns: [
        { name: say('column.image'), align: 'end' },
        { name: say('column.label'), align: 'end' },
        { name: say('column.prediction'), align: 'end' },
        { name: say('column.probability'), align: 'end' },
      ],
      rows: suspects.map(({ index, label, prediction, confidence }) => [
        formatNumber(index, locale, { useGrouping: false }),
        String(label),
        String(prediction),
        formatProbability(language, confidence),
      ]),
    },
  };
}
