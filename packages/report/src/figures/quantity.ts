/** What an axis can measure. */
export type Quantity =
  | 'accuracy'
  | 'error'
  | 'confidence'
  | 'loss'
  | 'epoch'
  | 'workers'
  | 'images'
  | 'duration'
  | 'throughput'
  | 'size'
  | 'ratio';

/**
 * In what a quantity is given: `share` from 0 to 1, shown in percent; `nats` for a loss in natural logarithms; `count`
 * for whole things; `ms`; `imagesPerSecond`; `bytes`; `times` for how many times one value is another.
 */
export type Unit = 'share' | 'nats' | 'count' | 'ms' | 'imagesPerSecond' | 'bytes' | 'times';

/** Each quantity's unit, and which end of it is the better one; null where that depends on what is asked. */
export const QUANTITIES: Readonly<
  Record<Quantity, { readonly unit: Unit; readonly better: 'higher' | 'lower' | null }>
> = {
  accuracy: { unit: 'share', better: 'higher' },
  error: { unit: 'share', better: 'lower' },
  confidence: { unit: 'share', better: null },
  loss: { unit: 'nats', better: 'lower' },
  epoch: { unit: 'count', better: null },
  workers: { unit: 'count', better: null },
  images: { unit: 'count', better: null },
  duration: { unit: 'ms', better: 'lower' },
  throughput: { unit: 'imagesPerSecond', better: 'higher' },
  size: { unit: 'bytes', better: 'lower' },
  ratio: { unit: 'times', better: null },
};
