import type { Picture, PictureGridFigure } from '../figures/figure.ts';
import { formatNumber } from '../format-number.ts';
import { formatProbability } from './format-value.ts';
import type { Language, MessageValues } from './language.ts';
import { titleOf } from './title-of.ts';
import type { FigureWords } from './words.ts';

/** Pictures in words. */
export function describePictureGrid(language: Language, figure: PictureGridFigure): FigureWords {
  const { say } = language;
  const texts = figure.pictures.map((picture) => textsOf(language, picture));
  return {
    title: titleOf(language, say('title.pictures'), figure),
    caption: say('caption.pictures'),
    sentence: sentenceOf(language, figure),
    table: {
      columns: [
        { name: say('column.image'), align: 'end' },
        { name: say('column.label'), align: 'end' },
        { name: say('column.prediction'), align: 'end' },
        { name: say('column.probability'), align: 'end' },
      ],
      rows: texts.map(({ index, label, prediction, probability }) => [index, label, prediction, probability]),
    },
    names: texts.map((values) => say('picture.name', { ...values })),
    axes: { x: null, y: null },
  };
}

function textsOf(language: Language, { index, label, prediction, probability }: Picture) {
  return {
    // A number in a row of images, not a quantity of them: no grouping.
    index: formatNumber(index, language.locale, { useGrouping: false }),
    label: String(label),
    prediction: String(prediction),
    probability: formatProbability(language, probability),
  };
}

function sentenceOf(language: Language, { pictures }: PictureGridFigure): string {
  const { locale, say } = language;
  if (pictures.length === 0) return say('sentence.empty');
  const count = pictures.length;
  const numRight = pictures.filter(({ label, prediction }) => label === prediction).length;
  const counts: MessageValues = { count, value: formatNumber(count, locale) };
  if (numRight > 0 && numRight < count) {
    return say('sentence.someRight', { ...counts, right: formatNumber(numRight, locale) });
  }
  const bySureness = [...pictures].sort((a, b) => a.probability - b.probability);
  return numRight === 0
    ? say('sentence.allWrong', { ...counts, ...textsOf(language, bySureness[count - 1]) })
    : say('sentence.allRight', { ...counts, ...textsOf(language, bySureness[0]) });
}
