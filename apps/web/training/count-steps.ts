import type { TrainingPlan } from './training-job.ts';

/** How many steps a run takes, and an epoch of it, before its data are seen: as many images are taken as are wanted. */
export function countSteps({ batchSize, epochs, limit, validationFraction }: TrainingPlan['options']): {
  readonly numSteps: number;
  readonly numStepsPerEpoch: number;
} {
  const numImages = limit - Math.round(limit * validationFraction);
  const numStepsPerEpoch = Math.ceil(numImages / batchSize);
  return { numSteps: epochs * numStepsPerEpoch, numStepsPerEpoch };
}
