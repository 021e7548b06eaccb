import type { Dataset } from './dataset.ts';

/** A data set as it was found: what to learn from and, where there is one, what to be judged by. */
export interface LoadedDataset {
  /** The name it was asked for by, or `synthetic` when that stands in for it. */
  readonly name: string;
  readonly train: Dataset;
  /** `null`: no test part lies beside the train part; split one off with `splitDataset`. */
  readonly test: Dataset | null;
  /** Where it comes from: a folder, a file, an address, or the seed it was made from. */
  readonly origin: string;
  /** A sentence to show to people when something else was loaded than what was asked for. */
  readonly notice: string | null;
}
