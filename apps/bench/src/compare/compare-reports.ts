import { differenceInterval, type Interval } from '@raqam/report';
import type { Measure, ReportDocument } from '../document/report-document.ts';

/** One quantity in two reports. */
export interface MeasureComparison {
  readonly name: string;
  readonly first: Measure;
  readonly second: Measure;
  /**
   * Second minus first, as a share of the first one. Of a share that should be high, such as an accuracy, the share of
   * errors is what changes: from 99.0 to 98.9 % is a tenth more errors, and thus 0.1. Infinite from 0.
   */
  readonly change: number;
  /** 95 %, of `change`; null where a report has no interval. */
  readonly interval: Interval | null;
  /**
   * `worse` and `better` beyond the threshold, and not by chance: where both reports have intervals, the change's leaves
   * out 0. `changed` is what is neither good nor bad and changed beyond it.
   */
  readonly verdict: 'worse' | 'better' | 'changed' | 'alike';
}

/** Two reports side by side. */
export interface ReportComparison {
  /** Of the measures that both have, in the second's order. */
  readonly measures: readonly MeasureComparison[];
  /** Names of the measures that only one has. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

/**
 * Compares two reports, measure by measure.
 *
 * @param threshold  From which a change counts, as a share of the first value: 0.05.
 */
export function compareReports(first: ReportDocument, second: ReportDocument, threshold: number): ReportComparison {
  const ofFirst = new Map(first.measures.map((measure) => [measure.name, measure]));
  const namesOfSecond = new Set(second.measures.map(({ name }) => name));
  return {
    measures: second.measures.flatMap((measure) => {
      const before = ofFirst.get(measure.name);
      return before === undefined ? [] : compareMeasures(before, measure, threshold);
    }),
    onlyFirst: first.measures.map(({ name }) => name).filter((name) => !namesOfSecond.has(name)),
    onlySecond: [...namesOfSecond].filter((name) => !ofFirst.has(name)),
  };
}

function compareMeasures(first: Measure, second: Measure, threshold: number): MeasureComparison {
  const [before, after] =
    isShareOfRight(first) && isShareOfRight(second) ? [errors(first), errors(second)] : [first, second];
  const size = Math.abs(before.center);
  const difference = after.center - before.center;
  const change = difference === 0 ? 0 : difference / size;
  const interval = changeInterval(before, after, size);
  const isBeyond = Math.abs(change) > threshold && (interval === null || interval.low > 0 || interval.high < 0);
  return { name: second.name, first, second, change, interval, verdict: isBeyond ? direction(change, after) : 'alike' };
}

function direction(change: number, { better }: Measure): MeasureComparison['verdict'] {
  if (better === null) return 'changed';
  return change > 0 === (better === 'higher') ? 'better' : 'worse';
}

function changeInterval(before: Measure, after: Measure, size: number): Interval | null {
  if (before.low === null || before.high === null || after.low === null || after.high === null || size === 0)
    return null;
  const { high, level, low } = differenceInterval(
    { center: after.center, low: after.low, high: after.high },
    { center: before.center, low: before.low, high: before.high },
  );
  return { low: low / size, high: high / size, level };
}

/** Accuracies and their like: bare numbers from 0 to 1 that should be high. */
function isShareOfRight({ better, center, unit }: Measure): boolean {
  return better === 'higher' && unit === '' && center >= 0 && center <= 1;
}

function errors(measure: Measure): Measure {
  const { center, high, low, values } = measure;
  return {
    ...measure,
    values: values.map((value) => 1 - value),
    center: 1 - center,
    low: high === null ? null : 1 - high,
    high: low === null ? null : 1 - low,
    better: 'lower',
  };
}
