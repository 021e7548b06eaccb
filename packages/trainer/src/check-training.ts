import { inferShapes, type ModelSpec, OptionsError, type TrainOptions } from '@raqam/artifact';
import { checkCallbacks } from './callbacks/check-callbacks.ts';
import { checkEngine } from './check-engine.ts';
import { EngineError } from './errors.ts';
import { checkOutputActivation } from './output-activation.ts';

/**
 * Makes sure that a network can be trained with options, before data are fetched for it.
 *
 * @param spec     Complete, as `parseModelSpec` of `@raqam/artifact` gives it.
 * @param options  Complete, as its `parseTrainOptions` gives them.
 * @throws {OptionsError} When options contradict each other or the network:
 *   `xor ends in sigmoid, and the loss is categoricalCrossentropy; expected binaryCrossentropy or meanSquaredError. …`
 * @throws {EngineError} When the engine cannot do what is asked for, or the network has nothing to learn.
 */
export function checkTraining(spec: ModelSpec, options: TrainOptions): void {
  const { numTrainableParameters, outputShape } = inferShapes(spec);
  checkEngine(options);
  if (numTrainableParameters === 0) {
    throw new EngineError(`${spec.name} has no weights that learn. Add a trainable layer, or evaluate it as it is.`);
  }
  checkOutputActivation(spec, options.loss);
  checkCallbacks(options);
  checkClassWeights(options, Math.max(2, outputShape[outputShape.length - 1]));
}

function checkClassWeights({ classWeights }: TrainOptions, numClasses: number): void {
  if (classWeights !== null && classWeights.length !== numClasses) {
    throw new OptionsError(
      `classWeights has ${classWeights.length} weights; the network tells ${numClasses} classes apart. ` +
        'Give one for each.',
    );
  }
}
