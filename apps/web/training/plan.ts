import type { ModelSpec, OptimizerSpec } from '@raqam/artifact';

/** A network that the page offers; worked out when the site is built, so that the page need not know how. */
export interface NetworkChoice {
  readonly spec: ModelSpec;
  readonly numParameters: number;
}

/** An optimizer that the page offers, with the learning rate that suits it most often. */
export interface OptimizerChoice {
  readonly type: OptimizerSpec['type'];
  readonly learningRate: number;
}

/** What the fields hold at first: one click leads to a network that reads most digits, within half a minute. */
export const FIRST_CHOICE = {
  network: 'cnn',
  optimizer: 'adam',
  epochs: 5,
  batchSize: 128,
  numImages: 60_000,
  validationPercent: 10,
  seed: 1,
} as const;
