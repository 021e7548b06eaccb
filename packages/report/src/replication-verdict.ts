import { ReportArgumentError } from './errors.ts';
import type { Interval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { predictionInterval } from './prediction-interval.ts';

/** Whether a published figure is one that our own runs could have given, as data: a face puts it into words. */
export interface ReplicationVerdict {
  /** `tooFew`: fewer than two runs, which tell nothing about spread. */
  readonly kind: 'reproduced' | 'notReproduced' | 'tooFew';
  readonly published: number;
  /** Of our values; null without any. */
  readonly mean: number | null;
  /** Where one further run of ours lies with 95 % confidence, or as asked for; null with too few values. */
  readonly predictionInterval: Interval | null;
  /** On which side of the interval the published figure lies; null inside, its ends included, and with too few values. */
  readonly side: 'above' | 'below' | null;
}

/**
 * Asks of a published figure, which is the outcome of one run, whether one more of our runs could have given it: it is
 * reproduced where it lies in the prediction interval of our values, the ends included.
 *
 * @param published Finite.
 * @param values Of the same quantity, one for each of our runs; all finite.
 * @param level Of the prediction interval, in (0, 1). @default 0.95
 * @throws {ReportArgumentError} `replicationVerdict: the published figure is NaN; expected a finite number. …`, and as
 *   `meanInterval` does, but for an empty list.
 * @see Patil, Peng & Leek, "What should researchers expect when they replicate studies?", Perspectives on Psychological
 *   Science 11 (2016): a replication judged by a prediction interval.
 */
export function replicationVerdict(published: number, values: readonly number[], level = 0.95): ReplicationVerdict {
  if (!Number.isFinite(published)) {
    throw new ReportArgumentError(
      `replicationVerdict: the published figure is ${published}; expected a finite number. Leave out figures that were not published.`,
    );
  }
  const mean = values.length === 0 ? null : meanInterval(values, level).mean;
  const interval = predictionInterval(values, level);
  if (interval === null) return { kind: 'tooFew', published, mean, predictionInterval: null, side: null };
  const side = sideOf(published, interval);
  return { kind: side === null ? 'reproduced' : 'notReproduced', published, mean, predictionInterval: interval, side };
}

function sideOf(value: number, { low, high }: Interval): 'above' | 'below' | null {
  if (value < low) return 'below';
  return value > high ? 'above' : null;
}
