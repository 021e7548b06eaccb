import type { Bar, BarsFigure } from '../figures/figure.ts';
import { axisWords } from './axis-words.ts';
import { formatEnds } from './format-ends.ts';
import { formatName } from './format-name.ts';
import { formatLevel, formatValue } from './format-value.ts';
import type { Language } from './language.ts';
import { quoteName } from './quote-name.ts';
import { titleOf } from './title-of.ts';
import type { FigureTable, FigureWords } from './words.ts';

/** Up to so many bars are told of one by one; of more, the two ends. */
const MAX_TOLD = 4;

/** Bars in words. */
export function describeBars(language: Language, figure: BarsFigure): FigureWords {
  const { say } = language;
  const { axis, bars, interval } = figure;
  return {
    title: titleOf(language, say(`quantity.${axis.quantity}`), figure),
    caption: [
      say(`about.${axis.quantity}`),
      ...(interval === null ? [] : [say(`whisker.${interval.of}`, { level: formatLevel(language, interval.level) })]),
      ...(bars.some(hasReference) ? [say('caption.reference')] : []),
      ...(axis.extent[0] === 0 ? [] : [say('caption.cutAxis')]),
    ].join(' '),
    sentence: sentenceOf(language, figure),
    table: tableOf(language, figure),
    names: bars.map(({ name }) => name),
    axes: { x: axisWords(language, axis), y: null },
  };
}

function sentenceOf(language: Language, { axis: { unit }, bars }: BarsFigure): string {
  const { say } = language;
  if (bars.length === 0) return say('sentence.empty');
  if (bars.length <= MAX_TOLD) {
    return bars
      .map((bar) => {
        const values = { name: formatName(language, bar.name), value: barText(language, bar, unit) };
        return hasReference(bar)
          ? say('sentence.barPublished', { ...values, reference: formatValue(language, bar.reference, unit) })
          : say('sentence.bar', values);
      })
      .join(' ');
  }
  const highest = bars.reduce((found, bar) => (bar.value > found.value ? bar : found));
  const lowest = bars.reduce((found, bar) => (bar.value < found.value ? bar : found));
  return say('sentence.barExtremes', {
    highest: quoteName(language, highest.name),
    high: barText(language, highest, unit),
    lowest: quoteName(language, lowest.name),
    low: barText(language, lowest, unit),
  });
}

function barText(language: Language, { value, low, high }: Bar, unit: BarsFigure['axis']['unit']): string {
  const text = formatValue(language, value, unit);
  if (low === null || high === null) return text;
  return language.say('range.around', { value: text, ...formatEnds(language, { low, high }, unit) });
}

function tableOf(language: Language, { axis: { quantity, unit }, bars, interval }: BarsFigure): FigureTable {
  const { say } = language;
  const references = bars.some(hasReference);
  const intervalName =
    interval === null ? null : say('column.interval', { level: formatLevel(language, interval.level) });
  return {
    columns: [
      { name: say('column.name'), align: 'start' },
      { name: say(`quantity.${quantity}`), align: 'end' },
      ...(intervalName === null ? [] : [{ name: intervalName, align: 'end' as const }]),
      ...(references ? [{ name: say('column.published'), align: 'end' as const }] : []),
    ],
    rows: bars.map((bar) => [
      bar.name,
      formatValue(language, bar.value, unit),
      ...(intervalName === null ? [] : [rangeText(language, bar, unit)]),
      ...(references ? [hasReference(bar) ? formatValue(language, bar.reference, unit) : '–'] : []),
    ]),
  };
}

function rangeText(language: Language, { low, high }: Bar, unit: BarsFigure['axis']['unit']): string {
  if (low === null || high === null) return '–';
  return language.say('range.alone', formatEnds(language, { low, high }, unit));
}

function hasReference(bar: Bar): bar is Bar & { readonly reference: number } {
  return bar.reference !== undefined && bar.reference !== null;
}
