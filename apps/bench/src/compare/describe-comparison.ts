import { formatNumber, formatPercent, THREE_DIGITS } from '@raqam/report';
import type { Measure, ReportDocument, TableBlock } from '../document/report-document.ts';
import type { MeasureComparison, ReportComparison } from './compare-reports.ts';

/** A comparison for people: a table, and sentences about it. */
export interface ComparisonWords {
  readonly table: TableBlock;
  readonly sentences: readonly string[];
}

const VERDICTS = { worse: '✗ worse', better: '✓ better', changed: 'changed', alike: 'alike' } as const;

/** Words for a comparison of two reports, regressions first among the sentences. */
export function describeComparison(
  { measures, onlyFirst, onlySecond }: ReportComparison,
  [first, second]: readonly [ReportDocument, ReportDocument],
  threshold: number,
): ComparisonWords {
  const worse = measures.filter(({ verdict }) => verdict === 'worse');
  const limit = formatPercent(threshold, 'en', { decimals: 1 });
  const sentences = [
    worse.length === 0
      ? `Nothing is worse by more than ${limit}.`
      : `${worse.length} of ${measures.length} measures are worse by more than ${limit}: ${worse.map(({ name }) => name).join('; ')}.`,
    ...differences(first, second),
    ...(onlyFirst.length === 0 ? [] : [`Only in the first report: ${onlyFirst.join('; ')}.`]),
    ...(onlySecond.length === 0 ? [] : [`Only in the second report: ${onlySecond.join('; ')}.`]),
    'A change is a share of the first value; of accuracies, a share of their errors. What lies between the ends of its 95 % interval is not told apart from chance.',
  ];
  const columns = (['Measure', 'First', 'Second', 'Change', '95 % interval', 'Verdict'] as const).map(
    (name, index) => ({
      name,
      align: index === 0 || index === 5 ? ('start' as const) : ('end' as const),
    }),
  );
  return { table: { kind: 'table', caption: null, columns, rows: measures.map(rowOf) }, sentences };
}

function rowOf({ change, first, interval, name, second, verdict }: MeasureComparison): string[] {
  return [
    name,
    valueText(first),
    valueText(second),
    changeText(change),
    interval === null ? '–' : `${changeText(interval.low)} to ${changeText(interval.high)}`,
    VERDICTS[verdict],
  ];
}

function valueText({ center, unit }: Measure): string {
  const digits = unit === '' ? { maximumSignificantDigits: 5 } : THREE_DIGITS;
  return `${formatNumber(center, 'en', digits)}${unit === '' ? '' : ` ${unit}`}`;
}

function changeText(change: number): string {
  if (!Number.isFinite(change)) return 'from 0';
  return formatNumber(change, 'en', { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
}

/** What makes two reports hard to compare. */
function differences(first: ReportDocument, second: ReportDocument): string[] {
  const told = (what: string, before: string, after: string) =>
    before === after ? [] : [`The two were measured with different ${what}: ${before}; ${after}.`];
  return [
    ...told('processors', first.environment.cpu, second.environment.cpu),
    ...told('numbers of cores', String(first.environment.numCores), String(second.environment.numCores)),
    ...told('commands', first.command, second.command),
  ];
}
