import type { Metrics } from '@raqam/artifact';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * What an accuracy measured on `count` images says about the accuracy on all images like them: {@link wilsonInterval}.
 *
 * @param level In (0, 1). @default 0.95
 * @throws {ReportArgumentError} When there are no images, or the level is none.
 */
export function accuracyInterval({ accuracy, count }: Pick<Metrics, 'accuracy' | 'count'>, level?: number): Interval {
  // A share of whole images: rounding only takes back what the division cost.
  return wilsonInterval(Math.round(accuracy * count), count, level);
}
