import type { CurvesFigure, CurvesSeries, FigurePoint } from '../figures/figure.ts';
import { QUANTITIES } from '../figures/quantity.ts';
import { axisWords } from './axis-words.ts';
import { formatEnds } from './format-ends.ts';
import { formatName } from './format-name.ts';
import { formatLevel, formatValue } from './format-value.ts';
import type { Language } from './language.ts';
import { quoteName } from './quote-name.ts';
import { titleOf } from './title-of.ts';
import type { FigureTable, FigureWords } from './words.ts';

/** Up to so many lines are told of one by one; of more, the two ends. */
const MAX_TOLD = 3;

/** Lines in words. */
export function describeCurves(language: Language, figure: CurvesFigure): FigureWords {
  const { say } = language;
  const { x, y, interval, series } = figure;
  const names = series.map((line) => nameOf(language, line));
  const hasDashes = series.some(({ dashed, set }) => dashed && set === 'train');
  return {
    title: titleOf(
      language,
      say('title.curves', { quantity: say(`quantity.${y.quantity}`), by: say(`by.${x.quantity}`) }),
      figure,
    ),
    caption: [
      say(`about.${y.quantity}`),
      ...(interval === null ? [] : [say(`band.${interval.of}`, { level: formatLevel(language, interval.level) })]),
      ...(hasDashes ? [say('caption.dashed')] : []),
    ].join(' '),
    sentence: sentenceOf(language, figure, names),
    table: tableOf(language, figure, names),
    names,
    axes: { x: axisWords(language, x), y: axisWords(language, y) },
  };
}

function nameOf({ say }: Language, { name, set }: CurvesSeries): string {
  if (set === undefined) return name;
  return name === set ? say(`set.${set}`) : say('set.of', { name, set });
}

function sentenceOf(language: Language, figure: CurvesFigure, names: readonly string[]): string {
  const drawn = figure.series.flatMap(({ set, points }, i) => {
    return points.length === 0 ? [] : [{ name: names[i], set, points }];
  });
  if (drawn.length === 0) return language.say('sentence.empty');
  if (drawn.length <= MAX_TOLD) {
    return drawn
      .map(({ name, points }) => lineSentence(language, figure, formatName(language, name), points))
      .join(' ');
  }
  // What was not learnt from is what counts.
  const judged = ['test', 'validation', 'train', undefined].map((set) => drawn.filter((line) => line.set === set));
  const ends = (judged.find(({ length }) => length > 1) ?? drawn).map(({ name, points }) => {
    return { name, point: points[points.length - 1] };
  });
  const highest = ends.reduce((found, end) => (end.point.y > found.point.y ? end : found));
  const lowest = ends.reduce((found, end) => (end.point.y < found.point.y ? end : found));
  return language.say('sentence.curveExtremes', {
    highest: quoteName(language, highest.name),
    high: pointText(language, figure, highest.point),
    highPlace: placeText(language, figure, highest.point),
    lowest: quoteName(language, lowest.name),
    low: pointText(language, figure, lowest.point),
    lowPlace: placeText(language, figure, lowest.point),
  });
}

function lineSentence(language: Language, figure: CurvesFigure, name: string, points: readonly FigurePoint[]): string {
  const { say } = language;
  const first = points[0];
  const last = points[points.length - 1];
  const end = { name, last: pointText(language, figure, last), lastPlace: placeText(language, figure, last) };
  if (points.length === 1) return say('sentence.point', end);
  const sentence = say('sentence.curve', {
    ...end,
    first: formatValue(language, first.y, figure.y.unit),
    firstPlace: placeText(language, figure, first),
  });
  const { better } = QUANTITIES[figure.y.quantity];
  if (better === null) return sentence;
  const best = points.reduce(
    (found, point) => ((better === 'higher' ? point.y > found.y : point.y < found.y) ? point : found),
    last,
  );
  if (best === last || best === first) return sentence;
  const bestWords = say('sentence.best', {
    best: formatValue(language, best.y, figure.y.unit),
    bestPlace: placeText(language, figure, best),
  });
  return `${sentence} ${bestWords}`;
}

function pointText(language: Language, { y: { unit } }: CurvesFigure, { y, low, high }: FigurePoint): string {
  const value = formatValue(language, y, unit);
  if (low === undefined || high === undefined) return value;
  return language.say('range.around', { value, ...formatEnds(language, { low, high }, unit) });
}

function placeText(language: Language, { x: { quantity, unit } }: CurvesFigure, { x }: FigurePoint): string {
  const value = formatValue(language, x, unit);
  if (quantity === 'epoch' || quantity === 'workers' || quantity === 'images' || quantity === 'duration') {
    return language.say(`place.${quantity}`, { value, count: x });
  }
  return language.say('place.value', { value });
}

function tableOf(language: Language, figure: CurvesFigure, names: readonly string[]): FigureTable {
  return figure.interval !== null && names.length > MAX_TOLD
    ? longTable(language, figure, names)
    : wideTable(language, figure, names);
}

/** A column for each line. */
function wideTable(language: Language, figure: CurvesFigure, names: readonly string[]): FigureTable {
  const { x, series } = figure;
  const places = [...new Set(series.flatMap(({ points }) => points.map((point) => point.x)))].sort((a, b) => a - b);
  return {
    columns: [
      { name: language.say(`quantity.${x.quantity}`), align: 'end' },
      ...names.map((name) => ({ name, align: 'end' as const })),
    ],
    rows: places.map((place) => [
      formatValue(language, place, x.unit),
      ...series.map(({ points }) => {
        const point = points.find((candidate) => candidate.x === place);
        return point === undefined ? '–' : pointText(language, figure, point);
      }),
    ]),
  };
}

/** A row for each point: many lines with ranges would be wider than any page. */
function longTable(language: Language, figure: CurvesFigure, names: readonly string[]): FigureTable {
  const { x, y, series } = figure;
  return {
    columns: [
      { name: language.say('column.name'), align: 'start' },
      { name: language.say(`quantity.${x.quantity}`), align: 'end' },
      { name: language.say(`quantity.${y.quantity}`), align: 'end' },
    ],
    rows: series.flatMap(({ points }, i) =>
      points.map((point) => [names[i], formatValue(language, point.x, x.unit), pointText(language, figure, point)]),
    ),
  };
}
