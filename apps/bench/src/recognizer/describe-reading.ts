import { clusteredInterval, type Interval, wilsonInterval } from '@raqam/report';
import type { ReadingResult } from '../benchmark.ts';
import type { SetDigit } from './digit-set.ts';

/** What was read, and under which circumstances. */
export interface ReadingDescription extends Pick<ReadingResult, 'model' | 'set' | 'required'> {
  readonly digits: readonly SetDigit[];
  /** [N] */
  readonly isRight: readonly boolean[];
  /** What was done to the digits, and how they were read before. @default nothing was */
  readonly change?: { readonly condition: string; readonly baseline: readonly boolean[] };
}

/** How well a set was read, as a result: with an interval by writer where writers are known. */
export function describeReading({ digits, isRight, change, ...rest }: ReadingDescription): ReadingResult {
  const accuracy = shareOf(isRight);
  const { interval, numWriters } = describeInterval(digits, isRight);
  return {
    kind: 'reading',
    ...rest,
    condition: change?.condition ?? null,
    count: isRight.length,
    accuracy,
    interval,
    numWriters,
    lossPoints: change === undefined ? null : 100 * (shareOf(change.baseline) - accuracy),
  };
}

function describeInterval(
  digits: readonly SetDigit[],
  isRight: readonly boolean[],
): { readonly interval: Interval; readonly numWriters: number | null } {
  const writers = digits.flatMap(({ writer }) => (writer === null ? [] : [writer]));
  if (writers.length < digits.length) {
    return { interval: wilsonInterval(isRight.filter(Boolean).length, isRight.length), numWriters: null };
  }
  const { interval, numClusters } = clusteredInterval(isRight.map(Number), writers);
  return { interval, numWriters: numClusters };
}

function shareOf(isRight: readonly boolean[]): number {
  return isRight.filter(Boolean).length / isRight.length;
}
