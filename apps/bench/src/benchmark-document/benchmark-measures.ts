import type { BenchmarkResult } from '../benchmark.ts';
import type { Measure } from '../document/report-document.ts';
import { ratioInterval } from '../timing/ratio-interval.ts';
import type { ResultOf } from './result-of.ts';
import { workAndName } from './work-and-name.ts';

/**
 * What a benchmark's results can be compared by, under names that stay: `duration/one image: Raqam`,
 * `ratio/one image: tfjs`, `accuracy/compact, MNIST`.
 *
 * The center of what was measured in rounds is the median, its interval that of `summarize`.
 */
export function benchmarkMeasures(results: readonly BenchmarkResult[]): Measure[] {
  return results.flatMap(measuresOf);
}

function measuresOf(result: BenchmarkResult): Measure[] {
  switch (result.kind) {
    case 'duration':
      return durationMeasures(result);
    case 'quantity':
      return [{ name: `quantity/${result.name}`, ...inRounds(result), unit: result.unit, better: result.better }];
    case 'aa': {
      const { center, high, low, ratios } = ratioInterval(result.ratios);
      return [{ name: `A/A/${workAndName(result)}`, unit: '×', values: ratios, center, low, high, better: null }];
    }
    case 'amount':
      return [{ name: `amount/${result.name}`, unit: result.unit, ...once(result.value), better: 'lower' }];
    case 'page':
      return pageMeasures(result);
    case 'reading':
      return readingMeasures(result);
    case 'refusal': {
      const { drawings, interval, isDigits, model, refused } = result;
      const name = `refused/${model}, ${drawings}`;
      return [{ ...once(refused), name, unit: '', ...endsOf(interval), better: isDigits ? 'lower' : 'higher' }];
    }
    case 'tradeOff':
      return [{ name: `area/${result.model}`, unit: '', ...once(result.area), better: 'higher' }];
    case 'calibration': {
      const { calibration, model, set } = result;
      const name = `calibration error/${model}, ${set}`;
      return [{ name, unit: '', ...once(calibration.expectedError), better: 'lower' }];
    }
    // Parts of a whole that is measured itself; the rows of a trade-off; nobody.
    case 'operation':
    case 'threshold':
    case 'absent':
      return [];
  }
}

function durationMeasures(result: ResultOf<'duration'>): Measure[] {
  const name = workAndName(result);
  const { ratio, unit } = result;
  return [
    { name: `duration/${name}`, unit, ...inRounds(result), better: 'lower' },
    ...(ratio === undefined ? [] : [{ name: `ratio/${name}`, unit: '×', ...inRounds(ratio), better: null }]),
  ];
}

/** A page's name begins with a slash. */
function pageMeasures({ name, ...page }: ResultOf<'page'>): Measure[] {
  const parts = ['document', 'scripts', 'styles', 'fonts', 'later'] as const;
  return parts.map((part) => ({
    name: `brotli${name}, ${part}`,
    unit: 'kB',
    ...once(page[part].brotliBytes / 1000),
    better: 'lower',
  }));
}

function readingMeasures({ accuracy, condition, interval, lossPoints, model, set }: ResultOf<'reading'>): Measure[] {
  const name = condition === null ? `${model}, ${set}` : `${model}, ${set}, ${condition}`;
  const reading: Measure = {
    ...once(accuracy),
    name: `accuracy/${name}`,
    unit: '',
    ...endsOf(interval),
    better: 'higher',
  };
  if (lossPoints === null) return [reading];
  return [reading, { name: `points lost/${name}`, unit: 'points', ...once(lossPoints), better: 'lower' }];
}

function inRounds({
  median,
  medianInterval,
  rounds,
}: Pick<ResultOf<'quantity'>, 'median' | 'medianInterval' | 'rounds'>): Pick<
  Measure,
  'values' | 'center' | 'low' | 'high'
> {
  const [low, high] = medianInterval ?? [null, null];
  return { values: rounds, center: median, low, high };
}

function once(value: number): Pick<Measure, 'values' | 'center' | 'low' | 'high'> {
  return { values: [value], center: value, low: null, high: null };
}

/** Clipped to what shares can be: an interval by writer may reach beyond. */
function endsOf({ high, low }: { readonly low: number; readonly high: number }): Pick<Measure, 'low' | 'high'> {
  return { low: Math.max(0, low), high: Math.min(1, high) };
}
