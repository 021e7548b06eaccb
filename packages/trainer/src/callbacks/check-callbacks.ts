import { OptionsError, type TrainOptions } from '@raqam/artifact';

/**
 * Makes sure that callbacks watch what there is, and that nothing else sets the learning rates that they set.
 *
 * @throws {OptionsError} `callbacks[0] watches validationLoss, and validationFraction is 0; expected a share above 0.
 *   Set one, or let it watch loss or accuracy.`
 */
export function checkCallbacks({ callbacks, epochs, learningRateSchedule, validationFraction }: TrainOptions): void {
  for (const [index, callback] of callbacks.entries()) {
    if ('monitor' in callback && callback.monitor.startsWith('validation') && validationFraction === 0) {
      throw new OptionsError(
        `callbacks[${index}] watches ${callback.monitor}, and validationFraction is 0; expected a share above 0. ` +
          'Set one, or let it watch loss or accuracy.',
      );
    }
    if (callback.type === 'learningRateScheduler' && callback.learningRates.length !== epochs) {
      throw new OptionsError(
        `callbacks[${index}] has ${callback.learningRates.length} learning rates for ${epochs} epochs; ` +
          'expected one for each. Give as many.',
      );
    }
    const setsRates = callback.type === 'learningRateScheduler' || callback.type === 'reduceLrOnPlateau';
    if (setsRates && learningRateSchedule.type !== 'constant') {
      throw new OptionsError(
        `callbacks[${index}] sets learning rates, and so does the schedule ${learningRateSchedule.type}; ` +
          'expected one of them. Leave out the callback, or the schedule.',
      );
    }
  }
}
