import type { HistoryRow, RunStartedEvent } from '@raqam/artifact';
import type { RunListener } from './run-listener.ts';

/** Where a table is kept. */
export interface TextStore {
  /** Replaces what is there, wholly or not at all. */
  save(text: string): Promise<void>;
  /** Null: nothing is there. */
  load(): Promise<string | null>;
}

/** What a table looks like; names and defaults as Keras's `CSVLogger`. */
export interface CsvLoggerOptions {
  /** Between the columns. @default ',' */
  readonly separator?: string | undefined;
  /** Goes on behind the rows that are there, instead of replacing them. @default false */
  readonly append?: boolean | undefined;
}

const COLUMNS = [
  'epoch',
  'loss',
  'accuracy',
  'validationLoss',
  'validationAccuracy',
  'learningRate',
] as const satisfies readonly (keyof HistoryRow)[];

/**
 * Keeps the history as a table of separated values, one row for each epoch, with the names of the columns in the first
 * line; those of the validation only where there is one. Numbers are written so that they read back as the same doubles.
 *
 * A run that goes on from a checkpoint repeats the rows of its finished epochs; with `append` these stand there already
 * and are left out.
 */
export function createCsvLogger(
  store: TextStore,
  { append = false, separator = ',' }: CsvLoggerOptions = {},
): RunListener {
  let started: RunStartedEvent | null = null;
  let text: string | null = null;
  return {
    add: async (event) => {
      if (event.type === 'runStarted') {
        started = event;
        text = append ? await store.load() : null;
      }
      if (event.type !== 'epoch' || started === null) return;
      const isRepeated = (event.row.epoch + 1) * started.numStepsPerEpoch <= started.firstStep;
      if (append && isRepeated && text !== null) return;
      const columns = COLUMNS.filter((column) => event.row[column] !== null);
      text ??= `${columns.join(separator)}\n`;
      text += `${columns.map((column) => String(event.row[column])).join(separator)}\n`;
      await store.save(text);
    },
  };
}
