import { rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { RunFile } from '@raqam/artifact';
import { createModelSpec } from '@raqam/model';
import { suspectLabelsOfRuns } from '@raqam/report';
import { recordRun, train } from '@raqam/trainer';
import { loadMnist } from '../load-mnist.ts';

const FILE = fileURLToPath(new URL('../../../web/results/suspect-labels.json', import.meta.url));

/** Which networks are asked, and where their doubts are written. */
export interface SuspectLabelsOptions {
  /** One network for each. @default 1 to 5 */
  readonly seeds?: readonly number[];
  /** @default what the site shows, apps/web/results/suspect-labels.json */
  readonly out?: string;
}

/**
 * How sure every network must be of another class: surer than of all others together. Networks of five epochs are
 * seldom surer against a label, so that a higher bound would leave hardly any image to look at.
 */
const AT_LEAST = 0.5 + Number.EPSILON;
const EPOCHS = 5;

/**
 * Trains the report's network from several seeds and writes which of MNIST's test images all of them read as another
 * digit than their label says: places in the data set and probabilities, no images.
 *
 * @throws {BenchmarkDataError} When MNIST is not on this machine.
 * @throws {RunFailedError} When a training fails.
 */
export async function writeSuspectLabels({ seeds = [1, 2, 3, 4, 5], out = FILE }: SuspectLabelsOptions): Promise<void> {
  const { train: images, test } = await loadMnist('suspect-labels');
  const spec = createModelSpec('cnn');
  const runs: RunFile[] = [];
  for (const seed of seeds) {
    const run = await recordRun(train(spec, { train: images, test }, { epochs: EPOCHS, seed }));
    runs.push(run);
    process.stderr.write(`seed ${seed}: ${run.wrong.length} of ${run.metrics?.count ?? 0} test images read wrongly\n`);
  }
  const suspects = suspectLabelsOfRuns(runs, AT_LEAST).map(({ confidence, ...place }) => {
    return { ...place, confidence: Math.round(confidence * 1e4) / 1e4 };
  });
  const document = { dataset: test.name, network: spec.name, epochs: EPOCHS, seeds, suspects };
  const partial = `${out}.partial`;
  await writeFile(partial, `${JSON.stringify(document, null, 2)}\n`);
  await rename(partial, out);
}
