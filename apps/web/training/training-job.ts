import type { ModelSpec, TrainOptions } from '@raqam/artifact';
import type { DigitsChoice } from '../digits/load-digits.ts';

/** One network to train, and how. */
export interface TrainingPlan {
  /** What the run is called in the list of results. */
  readonly name: string;
  readonly spec: ModelSpec;
  readonly options: TrainOptions & { readonly limit: number };
}

/** What is trained after one click: a network, or those of a comparison, one after the other. */
export interface TrainingJob {
  /** Unique. With several plans it is also the group of their runs in the list of results. */
  readonly id: string;
  /** At least one. */
  readonly plans: readonly TrainingPlan[];
  readonly digits: DigitsChoice;
}

/** A job of these plans. */
export function createJob(plans: readonly TrainingPlan[], digits: DigitsChoice): TrainingJob {
  return { id: crypto.randomUUID(), plans, digits };
}
