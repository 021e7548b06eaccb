import type { StepPlace } from './engine.ts';

/**
 * Says where a run diverged, what was found there, and the remedy.
 *
 * @param found For example `the activations of layer conv2 hold NaN`.
 */
export function divergenceMessage(network: string, { epoch, step, learningRate }: StepPlace, found: string): string {
  return (
    `${network} diverged at step ${step} (epoch ${epoch}): ${found}; expected finite numbers. ` +
    `Train with a lower learning rate than ${learningRate}, or go on from an earlier checkpoint.`
  );
}

/** The same of weights whose step is not known. */
export function divergedWeightsMessage(network: string, found: string): string {
  return (
    `${network} diverged: ${found}; expected finite numbers. ` +
    'Train with a lower learning rate, or go on from an earlier checkpoint.'
  );
}

/** The same of a network that is only asked. */
export function divergedAnswersMessage(network: string, found: string): string {
  return (
    `${network} cannot be evaluated: ${found}; expected finite numbers. ` +
    'Its training diverged: train with a lower learning rate, or take an earlier checkpoint.'
  );
}
