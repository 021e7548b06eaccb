import type { DatasetIdentity, TrainOptions } from '@raqam/artifact';
import { type ImageSource, splitDataset } from '@raqam/dataset';

/** The training data as a run uses them. */
export interface PreparedData {
  /** Of all the training data, before any was left out. */
  readonly identity: DatasetIdentity;
  /** What is learnt from. */
  readonly train: ImageSource;
  /** What each epoch is judged by; null without validation. */
  readonly validation: ImageSource | null;
}

/** Takes the first `limit` images and sets the share for validation aside, by the run's seed. */
export async function prepareData(
  dataset: ImageSource,
  { limit, seed, validationFraction }: Pick<TrainOptions, 'limit' | 'seed' | 'validationFraction'>,
): Promise<PreparedData> {
  const identity = { name: dataset.name, sha256: await dataset.digest() };
  const limited = limit === null ? dataset : dataset.take(limit);
  if (validationFraction === 0) return { identity, train: limited, validation: null };
  const { train, validation } = splitDataset(limited, { validation: validationFraction, seed });
  return { identity, train, validation };
}
