import { basename } from 'node:path';
import type { ModelArtifact, RunFile } from '@raqam/artifact';
import { loadRunFile } from '@raqam/artifact/node';
import { Dataset } from '@raqam/dataset';
import { createRecognizer, type Recognizer } from '@raqam/recognizer';
import { exportModel } from '@raqam/trainer';
import type { Contestant } from './contestant.ts';
import type { DigitSet } from './digit-set.ts';
import { loadDigitSet } from './load-digit-set.ts';

/** The sets of which a part is held out. A run is calibrated by these parts, as a shipped network is. */
const HELD_OUT_SETS = ['unipen', 'pendigits', 'usps'] as const;

/** Whom {@link loadContestants} loads. */
export interface ContestantOptions {
  /** The benchmark that they take part in, for messages. */
  readonly benchmark: string;
  /** Path of a `*.raqam` file. @default the shipped networks */
  readonly run?: string | undefined;
}

/**
 * The recognizers to judge: those with the shipped networks; or that of a training run with its weights as they were
 * trained (`f32`) and, beside it, as it would be shipped: calibrated, with thresholds, rounded to 8 bits (`int8`).
 *
 * @throws {StorageError | ArtifactFormatError} When the run cannot be read.
 * @throws {ModelError | InputContractError} When it is not of a network that reads digits.
 * @throws {BenchmarkDataError} When what it is calibrated by is not on this machine.
 */
export async function loadContestants({ benchmark, run: path }: ContestantOptions): Promise<readonly Contestant[]> {
  if (path === undefined) {
    const names = ['accurate', 'compact'] as const;
    return Promise.all(names.map(async (name) => ({ name, recognizer: await createRecognizer({ model: name }) })));
  }
  const run = await loadRunFile(path);
  const recognizer = await createRecognizer({ model: asTrained(run) });
  const validation: Dataset[] = [];
  for (const name of HELD_OUT_SETS) validation.push(imagesOf(await loadDigitSet(name, { benchmark }), recognizer));
  const { artifact } = await exportModel(run, { validation, test: null });
  const name = basename(path, '.raqam');
  return [
    { name: `${name} f32`, recognizer },
    { name: `${name} int8`, recognizer: await createRecognizer({ model: artifact }) },
  ];
}

function asTrained(run: RunFile): ModelArtifact {
  const { dataset, inputContract, metrics, options, spec, weights, weightsSha256 } = run;
  const { seed } = options;
  return { spec, weights, weightsSha256, inputContract, dataset, metrics, seed, verdictThresholds: null };
}

/** What a recognizer's network sees of a set; digits of which it sees nothing are left out. */
function imagesOf({ description, digits }: DigitSet, recognizer: Recognizer): Dataset {
  const seen = digits.flatMap(({ drawing, label }) => {
    const prediction = recognizer.recognize(drawing);
    return prediction === null ? [] : [{ ink: prediction.image.ink, label }];
  });
  const images = Uint8Array.from(
    seen.flatMap(({ ink }) => Array.from(ink)),
    (value) => Math.round(255 * value),
  );
  return new Dataset({ name: description, images, labels: Uint8Array.from(seen, ({ label }) => label) });
}
