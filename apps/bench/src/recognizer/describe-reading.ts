import { clusteredInterval, type Interval, wilsonInterval } from '@raqam/report';
import type { ReadingResult } from '../benchmark.ts';

/** What was read, and under which circumstances. */
export interface ReadingDescription extends Pick<ReadingResult, 'model' | 'set' | 'required'> {
  /** [N] */
  readonly isRight: readonly boolean[];
  /** [N] Who wrote each; with a null among them, the interval is by image. */
  readonly clusters: readonly (string | null)[];
  /** What the clusters are. @default 'writers' */
  readonly clustersOf?: 'writers' | 'scenes';
  /** What was done to the digits, and how they were read before. @default nothing was */
  readonly change?: { readonly condition: string; readonly baseline: readonly boolean[] };
}

/** How well a set was read, as a result: with an interval by writer where writers are known. */
export function describeReading(description: ReadingDescription): ReadingResult {
  const { change, isRight, model, required, set } = description;
  const accuracy = shareOf(isRight);
  return {
    kind: 'reading',
    model,
    set,
    condition: change?.condition ?? null,
    count: isRight.length,
    accuracy,
    ...describeInterval(description),
    lossPoints: change === undefined ? null : 100 * (shareOf(change.baseline) - accuracy),
    required,
  };
}

function describeInterval({ clusters, clustersOf = 'writers', isRight }: ReadingDescription): {
  readonly interval: Interval;
  readonly clusters: ReadingResult['clusters'];
} {
  const names = clusters.flatMap((cluster) => cluster ?? []);
  if (names.length < clusters.length) {
    return { interval: wilsonInterval(isRight.filter(Boolean).length, isRight.length), clusters: null };
  }
  const { interval, numClusters } = clusteredInterval(isRight.map(Number), names);
  return { interval, clusters: { of: clustersOf, count: numClusters } };
}

function shareOf(isRight: readonly boolean[]): number {
  return isRight.filter(Boolean).length / isRight.length;
}
