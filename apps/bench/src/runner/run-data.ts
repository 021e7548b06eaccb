import type { InputContract } from '@raqam/artifact';
import type { Dataset } from '@raqam/dataset';

/** What runs learn from and are judged by. */
export interface RunData {
  readonly train: Dataset;
  /** Null: runs end without metrics. */
  readonly test: Dataset | null;
  /** How the images were made; null for what is no drawing. */
  readonly inputContract: InputContract | null;
}
