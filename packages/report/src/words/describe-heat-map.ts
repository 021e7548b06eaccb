import { describeConfusions } from '../describe-confusions.ts';
import type { HeatMapFigure } from '../figures/figure.ts';
import { formatNumber } from '../format-number.ts';
import { formatPercent } from '../format-percent.ts';
import type { Language } from './language.ts';
import { titleOf } from './title-of.ts';
import type { FigureWords } from './words.ts';

/** A confusion matrix in words. */
export function describeHeatMap(language: Language, figure: HeatMapFigure): FigureWords {
  const { locale, say } = language;
  const { rows, columns, values, mode, rowAxis, columnAxis } = figure;
  const formatCell = (value: number) =>
    mode === 'counts' ? formatNumber(value, locale) : formatPercent(value, locale, { decimals: 1 });
  return {
    title: titleOf(language, say('title.confusion'), figure),
    caption: mode === 'counts' ? say('caption.confusion') : `${say('caption.confusion')} ${say('caption.rates')}`,
    sentence: sentenceOf(language, figure),
    table: {
      columns: [
        { name: say('column.confusion'), align: 'end' },
        ...columns.map((name) => ({ name, align: 'end' as const })),
      ],
      rows: values.map((row, i) => [rows[i], ...row.map(formatCell)]),
    },
    names: [],
    axes: {
      x: { name: say(`column.${columnAxis}`), ticks: columns },
      y: { name: say(`column.${rowAxis}`), ticks: rows },
    },
  };
}

function sentenceOf({ locale, say }: Language, { rows, columns, values, mode }: HeatMapFigure): string {
  const { count, classes, bestLabel, worstLabel, confusions } = describeConfusions(values);
  if (bestLabel === null || worstLabel === null) return say('sentence.empty');
  const share = (value: number | null, of?: number) =>
    formatPercent(value ?? 0, locale, of === undefined ? { decimals: 1 } : { count: of });
  const right = classes.reduce((sum, { numRight }) => sum + numRight, 0);
  const worst = confusions[0];
  return [
    // Shares of rows do not tell how many images there are.
    ...(mode === 'counts'
      ? [
          say('sentence.total', {
            right: formatNumber(right, locale),
            count: formatNumber(count, locale),
            share: share(right / count, count),
          }),
        ]
      : []),
    say('sentence.classes', {
      best: rows[bestLabel],
      bestShare: share(classes[bestLabel].recall),
      worst: rows[worstLabel],
      worstShare: share(classes[worstLabel].recall),
    }),
    worst === undefined
      ? say('sentence.noConfusion')
      : say(mode === 'counts' ? 'sentence.confusion' : 'sentence.confusionShare', {
          label: rows[worst.label],
          prediction: columns[worst.prediction],
          count: worst.count,
          value: formatNumber(worst.count, locale),
          share: share(worst.share),
        }),
  ].join(' ');
}
