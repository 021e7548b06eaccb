import type { EarlyStoppingSpec, HistoryRow } from '@raqam/artifact';

/** What a callback watches, and which way is better. */
export interface Monitor {
  /** @throws {TypeError} When the run has no validation; `checkCallbacks` refuses that before it begins. */
  valueOf(row: HistoryRow): number;
  /** Whether a value is better than another by more than `minDelta`; anything is better than nothing. */
  isBetter(value: number, than: number | null): boolean;
}

/** As Keras 3: `auto` takes less of a loss, and more of an accuracy, for better. */
export function createMonitor({
  minDelta,
  mode,
  monitor,
}: Pick<EarlyStoppingSpec, 'minDelta' | 'mode' | 'monitor'>): Monitor {
  const isAccuracy = monitor === 'accuracy' || monitor === 'validationAccuracy';
  const moreIsBetter = mode === 'auto' ? isAccuracy : mode === 'max';
  return {
    valueOf: (row) => {
      const value = row[monitor];
      if (value === null) throw new TypeError(`epoch ${row.epoch} has no ${monitor}; set a validationFraction.`);
      return value;
    },
    isBetter: (value, than) => than === null || (moreIsBetter ? value - minDelta > than : value + minDelta < than),
  };
}
