import type { Dataset, LoadedDataset } from '@raqam/dataset';
import { UsageError } from '../command-error.ts';
import { halfBlockRows } from '../half-blocks.ts';
import { loadLocal } from '../load-local.ts';
import { colorDepthOf, createTheme } from '../theme.ts';

/** Which image to show, as it was typed. */
export interface ShowOptions {
  readonly index: string;
  readonly part: string;
  readonly json: boolean;
}

/**
 * Prints one image as half blocks with its label, or as JSON with its pixels.
 *
 * @throws {UsageError} When the part is neither train nor test, or the index is not one of the set.
 */
export async function showData(name: string, { index, part, json }: ShowOptions): Promise<void> {
  if (part !== 'train' && part !== 'test') {
    throw new UsageError(`received the part "${part}"; expected train or test. Pass one of them with --part.`);
  }
  const dataset = partOf(await loadLocal(name), part);
  const chosen = Number(index);
  if (!/^\d+$/.test(index) || chosen >= dataset.numImages) {
    throw new UsageError(
      `received the index "${index}"; expected a whole number from 0 to ${dataset.numImages - 1}, which ${dataset.name} has. Pass it with --index.`,
    );
  }
  const { width, height } = dataset;
  const pixels = Array.from(dataset.image(chosen));
  const label = dataset.labels[chosen];
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ name: dataset.name, index: chosen, label, shape: [height, width], pixels })}\n`,
    );
    return;
  }
  const theme = createTheme(colorDepthOf(process.stdout));
  const rows = halfBlockRows({ width, height, ink: pixels.map((level) => level / 255) }, theme.ramp('machine'));
  process.stdout.write(`${rows.join('\n')}\n${dataset.name} ${chosen}: ${theme.paint('focus', String(label))}\n`);
}

function partOf({ name, train, test }: LoadedDataset, part: 'train' | 'test'): Dataset {
  if (part === 'train') return train;
  if (test === null) {
    throw new UsageError(`${name} has no test part; expected a set with one. Show its train part.`);
  }
  return test;
}
