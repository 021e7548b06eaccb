import { listDatasets } from '@raqam/dataset/node';
import { loadLocal } from '../load-local.ts';
import { colorDepthOf, createTheme, type Theme } from '../theme.ts';
import { type DatasetDescription, describeDataset } from './describe-dataset.ts';

/** A data set that cannot be had, and why. */
interface MissingDataset {
  readonly name: string;
  readonly error: { readonly name: string; readonly message: string };
}

/**
 * Prints the data sets that are found: where, their shapes as Keras reports them, how many of each digit, and digests.
 * Without `json` each is printed as soon as it is read. A set that is missing or damaged is told among the others.
 */
export async function listData({ json }: { readonly json: boolean }): Promise<void> {
  const theme = createTheme(colorDepthOf(process.stdout));
  const datasets: (DatasetDescription | MissingDataset)[] = [];
  for (const name of await listDatasets()) {
    const found = await describe(name);
    datasets.push(found);
    if (!json) process.stdout.write(`${'error' in found ? missingText(found, theme) : foundText(found, theme)}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify({ datasets }, null, 2)}\n`);
}

async function describe(name: string): Promise<DatasetDescription | MissingDataset> {
  try {
    return await describeDataset(await loadLocal(name, { normalize: false }));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { name, error: { name: error.name, message: error.message } };
  }
}

function foundText({ name, origin, shapes, parts }: DatasetDescription, theme: Theme): string {
  const lines = [`${theme.paint('focus', name)}  ${theme.paint('muted', origin)}`, `  ${shapes}`];
  for (const { part, numPerLabel, sha256 } of parts) {
    const counts = numPerLabel.map((count) => String(count).padStart(6)).join('');
    lines.push(`  ${theme.paint('machine', part.padEnd(5))} ${counts}`);
    lines.push(theme.paint('muted', `  sha256 ${sha256}`));
  }
  return `${lines.join('\n')}\n`;
}

function missingText({ name, error }: MissingDataset, theme: Theme): string {
  return `${theme.paint('focus', name)}  ${theme.paint('negative', error.message)}\n`;
}
