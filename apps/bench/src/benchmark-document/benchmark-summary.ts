import { formatNumber, formatPercent, THREE_DIGITS } from '@raqam/report';
import type { BenchmarkResult } from '../benchmark.ts';
import { judgeAaChecks } from './judge-aa-checks.ts';
import type { ResultOf } from './result-of.ts';
import { workAndName } from './work-and-name.ts';

/** What was found, in sentences: durations beside each other, and whether what was asked for is reached. */
export function benchmarkSummary(results: readonly BenchmarkResult[]): string[] {
  if (results.length === 0) return ['Nothing was measured.'];
  return [
    ...judgeAaChecks(results).flatMap(({ name, verdict }) => (verdict.kind === 'different' ? [restless(name)] : [])),
    ...results.flatMap((result) => (result.kind === 'duration' ? compareDurations(result) : [])),
    ...results.flatMap(judgeRequirement),
    ...results.flatMap((result) => (result.kind === 'absent' ? [`${result.name} was not measured.`] : [])),
  ];
}

function restless(name: string): string {
  return `The machine was restless: ${name} differs from itself. Compare no durations that were measured with it.`;
}

function compareDurations({ name, ratio, work }: ResultOf<'duration'>): string[] {
  if (ratio === undefined) return [];
  const { median, medianInterval, to } = ratio;
  const before = work === null ? '' : `${work}: `;
  const times = `${threeDigits(median)} times as long as ${to}`;
  if (medianInterval === null) return [`${before}${name} takes ${times}; there were too few rounds for an interval.`];
  const [low, high] = medianInterval;
  const interval = `95% interval ${threeDigits(low)} to ${threeDigits(high)}`;
  return low <= 1 && 1 <= high
    ? [
        `${before}${name} and ${to} cannot be told apart: the one takes ${threeDigits(median)} times as long as the other (${interval}).`,
      ]
    : [`${before}${name} takes ${times} (${interval}).`];
}

/** Only what a benchmark was asked for. */
function judgeRequirement(result: BenchmarkResult): string[] {
  if (result.kind === 'duration') return judgeDuration(result);
  if (result.kind === 'quantity') return judgeQuantity(result);
  if (result.kind === 'amount') return judgeAmount(result);
  if (result.kind === 'reading') return judgeReading(result);
  if (result.kind === 'refusal') return judgeRefusal(result);
  return result.kind === 'calibration' ? judgeCalibration(result) : [];
}

function judgeDuration(result: ResultOf<'duration'>): string[] {
  const { p95, requiredP95, unit } = result;
  if (requiredP95 === undefined) return [];
  const found = `${workAndName(result)} takes up to ${threeDigits(p95)} ${unit} in 95% of cases; at most ${requiredP95} ${unit} was asked for`;
  return [verdict(found, p95 <= requiredP95)];
}

function judgeQuantity({ better, median, name, required, unit }: ResultOf<'quantity'>): string[] {
  if (required === undefined) return [];
  const bound = `at ${better === 'higher' ? 'least' : 'most'} ${required} ${unit} was asked for`;
  const found = `${name}: ${threeDigits(median)} ${unit} in the median; ${bound}`;
  return [verdict(found, better === 'higher' ? median >= required : median <= required)];
}

function judgeAmount({ name, required, unit, value }: ResultOf<'amount'>): string[] {
  if (required === undefined) return [];
  return [
    verdict(`${name}: ${threeDigits(value)} ${unit}; at most ${required} ${unit} was asked for`, value <= required),
  ];
}

function judgeReading({ accuracy, condition, lossPoints, model, required, set }: ResultOf<'reading'>): string[] {
  if (required === null) return [];
  if (lossPoints === null) {
    const found = `${model} reads ${percent(accuracy)} of ${set}; at least ${percent(required)} was asked for`;
    return [verdict(found, accuracy >= required)];
  }
  const found = `${model} loses ${points(lossPoints)} points by the change "${condition}"; at most ${points(required)} were asked for`;
  return [verdict(found, lossPoints <= required)];
}

function judgeRefusal({ drawings, isDigits, model, refused, required }: ResultOf<'refusal'>): string[] {
  if (required === null) return [];
  const bound = `at ${isDigits ? 'most' : 'least'} ${percent(required)} was asked for`;
  const found = `${model} refuses ${percent(refused)} of ${drawings}; ${bound}`;
  return [verdict(found, isDigits ? refused <= required : refused >= required)];
}

function judgeCalibration({ calibration, model, required, set }: ResultOf<'calibration'>): string[] {
  if (required === null) return [];
  const error = threeDigits(calibration.expectedError);
  const found = `The confidences of ${model} on ${set} are off by ${error} in the mean; at most ${required} was asked for`;
  return [verdict(found, calibration.expectedError <= required)];
}

function verdict(found: string, isMet: boolean): string {
  return `${found}: ${isMet ? 'reached' : 'not reached'}.`;
}

function percent(share: number): string {
  return formatPercent(share, 'en', { decimals: 2 });
}

function points(value: number): string {
  return formatNumber(value, 'en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function threeDigits(value: number): string {
  return formatNumber(value, 'en', THREE_DIGITS);
}
