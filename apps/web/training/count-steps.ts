import type { TrainingPlan } from './training-job.ts';

/** How many steps a run takes when the data have as many images as `limit` says. */
export function countSteps({ batchSize, epochs, limit, validationFraction }: TrainingPlan['options']): number {
  const numImages = limit - Math.round(limit * validationFraction);
  return epochs * Math.ceil(numImages / batchSize);
}
