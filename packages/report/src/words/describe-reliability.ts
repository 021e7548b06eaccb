import type { ReliabilityFigure } from '../figures/figure.ts';
import { formatNumber } from '../format-number.ts';
import { axisWords } from './axis-words.ts';
import { formatDifference } from './format-difference.ts';
import { formatValue } from './format-value.ts';
import type { Language } from './language.ts';
import { titleOf } from './title-of.ts';
import type { FigureWords } from './words.ts';

/** A reliability diagram in words. */
export function describeReliability(language: Language, figure: ReliabilityFigure): FigureWords {
  const { locale, say } = language;
  const { x, y, bins, expectedError, maximumError } = figure;
  const share = (value: number) => formatValue(language, value, 'share');
  return {
    title: titleOf(language, say('title.reliability'), figure),
    caption: say('caption.reliability'),
    sentence:
      bins.length === 0
        ? say('sentence.empty')
        : say('sentence.reliability', {
            expected: formatDifference(language, expectedError, 'share'),
            maximum: formatDifference(language, maximumError, 'share'),
          }),
    table: {
      columns: [
        { name: say('column.confidenceRange'), align: 'end' },
        { name: say('column.count'), align: 'end' },
        { name: say('column.confidence'), align: 'end' },
        { name: say('column.accuracy'), align: 'end' },
      ],
      rows: bins.map(({ low, high, count, confidence, accuracy }) => [
        say('range.alone', { low: share(low), high: share(high) }),
        formatNumber(count, locale),
        share(confidence),
        share(accuracy),
      ]),
    },
    names: [],
    axes: { x: axisWords(language, x), y: axisWords(language, y) },
  };
}
