import { type RejectionPoint, rejectionCurve, wilsonInterval } from '@raqam/report';
import type { Benchmark, BenchmarkResult, RefusalResult } from '../benchmark.ts';
import { DIGIT_SET_NAMES } from '../recognizer/digit-set.ts';
import { loadContestants } from '../recognizer/load-contestants.ts';
import { loadDigitSet, loadStrokeDigits } from '../recognizer/load-digit-set.ts';
import { loadNonDigits } from '../recognizer/load-non-digits.ts';
import { type Reading, readDrawings } from '../recognizer/read-drawings.ts';

const NAME = 'recognizer-rejection';

/** The greatest share of digits that may be refused, and the least share of all else that must be. */
const REQUIRED = { digits: 0.01, nonDigits: 0.95 } as const;

/** Thresholds that the trade-off is shown for, beside those that refuse so many digits. */
const THRESHOLDS = [0.14, 0.16, 0.18, 0.2, 0.25, 0.3, 0.35, 0.4] as const;
const SHARES_OF_DIGITS = [0.005, 0.01, 0.02] as const;

/** Drawings of one sort, as each contestant read them. */
interface ReadGroup {
  readonly drawings: string;
  readonly isDigits: boolean;
  readonly required: number | null;
  readonly readings: readonly Reading[];
}

/** Whether a recognizer knows what is no digit, and what that costs. */
export const measureRecognizerRejection: Benchmark['run'] = async (onProgress, options) => {
  const contestants = await loadContestants({ benchmark: NAME, run: options.run });
  const recognizers = contestants.map(({ recognizer }) => recognizer);
  const digits: ReadGroup[] = [];
  for (const name of DIGIT_SET_NAMES) {
    onProgress(name);
    const isUnseen = options.unseen?.includes(name) ?? false;
    const set = await loadDigitSet(name, { benchmark: NAME, isUnseen });
    const readings = readDrawings(
      recognizers,
      set.digits.map(({ drawing }) => drawing),
    );
    digits.push({ drawings: set.description, isDigits: true, required: null, readings });
  }
  const kinds: (ReadGroup & { readonly group: string })[] = [];
  const unipen = await loadStrokeDigits('unipen', { benchmark: NAME });
  for (const { drawings, group, kind } of await loadNonDigits(NAME, unipen)) {
    onProgress(kind);
    kinds.push({
      drawings: kind,
      isDigits: false,
      required: null,
      group,
      readings: readDrawings(recognizers, drawings),
    });
  }
  const groups = [...new Set(kinds.map(({ group }) => group))].map((group): ReadGroup => {
    const members = kinds.filter((kind) => kind.group === group);
    return { drawings: `${group}, all kinds`, isDigits: false, required: null, readings: joinReadings(members) };
  });
  const all: readonly ReadGroup[] = [
    { drawings: 'all digits', isDigits: true, required: REQUIRED.digits, readings: joinReadings(digits) },
    {
      drawings: 'all that are no digits',
      isDigits: false,
      required: REQUIRED.nonDigits,
      readings: joinReadings(kinds),
    },
  ];
  return contestants.flatMap(({ name: model }, c): BenchmarkResult[] => [
    ...[...all, ...digits, ...groups, ...kinds].map((each) => describeRefusals(model, each, each.readings[c])),
    ...describeTradeOff(model, [...digits, ...groups], c),
  ]);
};

/** [contestant] What each read of all groups. */
function joinReadings(groups: readonly ReadGroup[]): Reading[] {
  return groups[0].readings.map((_, c) => concatReadings(groups.map(({ readings }) => readings[c])));
}

function concatReadings(readings: readonly Reading[]): Reading {
  return {
    labels: readings.flatMap(({ labels }) => labels),
    confidences: readings.flatMap(({ confidences }) => confidences),
    softConfidences: readings.flatMap(({ softConfidences }) => softConfidences),
    isRefused: readings.flatMap(({ isRefused }) => isRefused),
  };
}

function describeRefusals(
  model: string,
  { drawings, isDigits, required }: ReadGroup,
  { isRefused }: Reading,
): RefusalResult {
  const numRefused = isRefused.filter(Boolean).length;
  const count = isRefused.length;
  const interval = wilsonInterval(numRefused, count);
  return { kind: 'refusal', model, drawings, isDigits, count, refused: numRefused / count, interval, required };
}

function describeTradeOff(model: string, groups: readonly ReadGroup[], contestant: number): BenchmarkResult[] {
  const readings = groups.map((group) => group.readings[contestant]);
  const digits = concatReadings(readings.filter((_, g) => groups[g].isDigits));
  const others = concatReadings(readings.filter((_, g) => !groups[g].isDigits));
  const { area, points } = rejectionCurve({ accepted: digits.softConfidences, refused: others.softConfidences });
  // The highest threshold that refuses no more digits than that.
  const costing = SHARES_OF_DIGITS.flatMap(
    (share) => points.findLast(({ falseRefusals }) => falseRefusals <= share)?.threshold ?? [],
  );
  const thresholds = [...THRESHOLDS, ...costing.filter(Number.isFinite)].sort((a, b) => a - b);
  const refusedOf = (isRefused: (reading: Reading) => readonly boolean[]) =>
    groups.map(({ drawings }, g) => ({ drawings, share: shareOf(isRefused(readings[g])) }));
  const own = { falseRefusals: shareOf(digits.isRefused), trueRefusals: shareOf(others.isRefused) };
  return [
    { kind: 'threshold', model, threshold: null, refused: refusedOf(({ isRefused }) => isRefused) },
    ...thresholds.map((threshold): BenchmarkResult => {
      const refused = refusedOf(({ softConfidences }) => softConfidences.map((confidence) => confidence < threshold));
      return { kind: 'threshold', model, threshold, refused };
    }),
    { kind: 'tradeOff', model, area, points: thinOut(points), own },
  ];
}

function shareOf(isRefused: readonly boolean[]): number {
  return isRefused.filter(Boolean).length / isRefused.length;
}

/** Without points that lie within a pixel or so of the one before; the last threshold, infinity, goes too. */
function thinOut(points: readonly RejectionPoint[]): RejectionPoint[] {
  const kept: RejectionPoint[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const isNew =
      last === undefined ||
      point.falseRefusals - last.falseRefusals >= 0.0005 ||
      point.trueRefusals - last.trueRefusals >= 0.005;
    if (isNew && Number.isFinite(point.threshold)) kept.push(point);
  }
  return kept;
}
