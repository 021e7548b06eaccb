import type { ClassificationReport, ClassScores } from '../classification-report.ts';
import { formatNumber } from '../format-number.ts';
import { formatValue } from './format-value.ts';
import type { Language } from './language.ts';
import type { TableWords } from './words.ts';

/** A classification report in words. */
export function describeClassification(
  language: Language,
  { classes, macro, weighted, count }: ClassificationReport,
): TableWords {
  const { locale, say } = language;
  const cell = (score: number | null) => (score === null ? '–' : formatValue(language, score, 'share'));
  const rowOf = (name: string, { precision, recall, f1 }: ClassScores, support: number) => [
    name,
    cell(precision),
    cell(recall),
    cell(f1),
    formatNumber(support, locale),
  ];
  const scored = classes.flatMap(({ label, f1 }) => (f1 === null ? [] : [{ label, f1 }]));
  const byScore = scored.toSorted((a, b) => b.f1 - a.f1);
  const best = byScore.at(0);
  const worst = byScore.at(-1);
  return {
    caption: say('caption.classification'),
    sentence:
      best === undefined || worst === undefined
        ? say('sentence.empty')
        : say('sentence.classification', {
            best: String(best.label),
            bestScore: cell(best.f1),
            worst: String(worst.label),
            worstScore: cell(worst.f1),
            mean: cell(macro.f1),
          }),
    table: {
      columns: [
        { name: say('column.digit'), align: 'start' },
        { name: say('column.precision'), align: 'end' },
        { name: say('column.recall'), align: 'end' },
        { name: say('column.f1'), align: 'end' },
        { name: say('column.support'), align: 'end' },
      ],
      rows: [
        ...classes.map((each) => rowOf(String(each.label), each, each.support)),
        rowOf(say('row.macro'), macro, count),
        rowOf(say('row.weighted'), weighted, count),
      ],
    },
  };
}
