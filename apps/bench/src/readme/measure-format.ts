import { formatDuration, formatNumber, formatPercent, THREE_DIGITS } from '@raqam/report';
import type { Measure } from '../document/report-document.ts';
import { ReadmeError } from './errors.ts';

/** Which part of a measure is shown, and how its numbers are written; `count` and `name` need no style. */
export interface MeasureFormat {
  readonly part: MeasurePart;
  readonly style: MeasureStyle;
  /** Of `percent` and `fixed`. */
  readonly decimals: number;
}

const PARTS = [
  'center',
  'low',
  'high',
  'interval',
  'least',
  'greatest',
  'range',
  'published',
  'count',
  'name',
] as const;
type MeasurePart = (typeof PARTS)[number];

/** How numbers are written: `98.82%`, `0.9882`, three significant digits, or a duration in the unit that suits it. */
const STYLES = ['percent', 'fixed', 'number', 'duration'] as const;
type MeasureStyle = (typeof STYLES)[number];

const DEFAULT_DECIMALS = { percent: 2, fixed: 4, number: 0, duration: 0 } as const satisfies Record<
  MeasureStyle,
  number
>;
const MILLISECONDS = new Map([
  ['s', 1000],
  ['ms', 1],
  ['µs', 1e-3],
]);

/**
 * Reads a format: a part of the measure (`center` unless one is named), a style, and for percents and fixed numbers how
 * many decimals: `percent`, `interval percent 1`, `published fixed`, `range duration`. Alone stand `count`, how many values
 * it has, and `name`, without what it is a measure of: `Raqam, 2 workers` of `duration/Raqam, 2 workers`.
 *
 * @param where Begins the message.
 * @throws {ReadmeError} When it is none of these.
 */
export function parseMeasureFormat(text: string, where: string): MeasureFormat {
  const words = text.split(/\s+/);
  const part = PARTS.find((each) => each === words[0]) ?? 'center';
  if (words[0] === part) words.shift();
  const [name, decimals, ...rest] = words;
  const standsAlone = part === 'count' || part === 'name';
  const style = STYLES.find((each) => each === name) ?? (name === undefined && standsAlone ? 'number' : undefined);
  const takesDecimals = style === 'percent' || style === 'fixed';
  if (style === undefined || rest.length > 0 || (decimals !== undefined && !(takesDecimals && /^\d$/.test(decimals)))) {
    throw new ReadmeError(
      `${where} has the format "${text}"; expected [${PARTS.join(' | ')}] ${STYLES.join(' | ')} [decimals of percent or fixed]. Mend the template.`,
    );
  }
  return { part, style, decimals: decimals === undefined ? DEFAULT_DECIMALS[style] : Number(decimals) };
}

/**
 * Writes a measure in words of English.
 *
 * @param where Begins the message.
 * @throws {ReadmeError} When the measure lacks what is asked for: an interval, a published value, a unit of time.
 */
export function formatMeasure(measure: Measure, format: MeasureFormat, where: string): string {
  if (format.part === 'name') return measure.name.slice(measure.name.indexOf('/') + 1);
  if (format.part === 'count') return formatNumber(measure.values.length, 'en');
  const [low, high = low] = partOf(measure, format.part, where);
  const write = writerOf(measure, format, where);
  if (low === high) return write(low);
  // What both have at their ends is said once: 1.2–1.3 sec.
  const unit = /[^\d.,]*$/.exec(write(high))?.[0] ?? '';
  const first = write(low);
  return `${first.endsWith(unit) ? first.slice(0, first.length - unit.length) : first}–${write(high)}`;
}

/** One number, or the two ends of a range. */
function partOf(
  measure: Measure,
  part: Exclude<MeasurePart, 'count' | 'name'>,
  where: string,
): readonly [number, number?] {
  const { center, high, low, published = null, values } = measure;
  const lacks = (what: string) =>
    new ReadmeError(`${where}: ${measure.name} has no ${what}. Ask for another part of it.`);
  switch (part) {
    case 'center':
      return [center];
    case 'published':
      if (published === null) throw lacks('published value');
      return [published];
    case 'least':
      return [Math.min(...values)];
    case 'greatest':
      return [Math.max(...values)];
    case 'range':
      return [Math.min(...values), Math.max(...values)];
    case 'low':
    case 'high':
    case 'interval':
      if (low === null || high === null) throw lacks('interval');
      return part === 'interval' ? [low, high] : [part === 'low' ? low : high];
  }
}

function writerOf(
  { name, unit }: Measure,
  { decimals, style }: MeasureFormat,
  where: string,
): (value: number) => string {
  switch (style) {
    case 'percent':
      return (share) => formatPercent(share, 'en', { decimals });
    case 'fixed':
      return (value) => formatNumber(value, 'en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    case 'number':
      return (value) => formatNumber(value, 'en', THREE_DIGITS);
    case 'duration': {
      const unitMs = MILLISECONDS.get(unit);
      if (unitMs === undefined) {
        throw new ReadmeError(
          `${where}: ${name} is in "${unit}", which is no unit of time; expected ${[...MILLISECONDS.keys()].join(', ')}. Write it as number or percent.`,
        );
      }
      return (value) => formatDuration(value * unitMs, 'en');
    }
  }
}
