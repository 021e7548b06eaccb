import { type Activation, type InputShape, type LayerSpecInput, type ModelSpec, parseModelSpec } from '@raqam/artifact';

/** The shape of a multilayer perceptron. */
export interface MlpOptions {
  /** Of one input, without the batch axis; an image is flattened. @default [28, 28, 1] */
  readonly inputShape?: InputShape;
  /** Units of each hidden layer, from input to output; may be empty. @default [128] */
  readonly hiddenUnits?: readonly number[];
  /** Of the hidden layers. @default 'relu' */
  readonly activation?: Activation;
  /** In [0, 1): a dropout behind each hidden layer, if not 0. @default 0 */
  readonly dropoutRate?: number;
  /** Classes, one probability each. @default 10 */
  readonly numClasses?: number;
}

/**
 * A multilayer perceptron of any shape: fully connected layers, softmax at the end. With its defaults 101,770 parameters.
 *
 * @throws {SpecError} When the options describe no network:
 *   `ModelSpec: layers[1].units is 0; expected a whole number from 1 to 65536. Correct that field.`
 */
export function createMlp({
  inputShape = [28, 28, 1],
  hiddenUnits = [128],
  activation = 'relu',
  dropoutRate = 0,
  numClasses = 10,
}: MlpOptions = {}): ModelSpec {
  const layers: LayerSpecInput[] = [{ type: 'flatten', name: 'flatten' }];
  hiddenUnits.forEach((units, index) => {
    layers.push({ type: 'dense', name: `hidden${index + 1}`, units, activation });
    if (dropoutRate !== 0) layers.push({ type: 'dropout', name: `dropout${index + 1}`, rate: dropoutRate });
  });
  layers.push({ type: 'dense', name: 'output', units: numClasses, activation: 'softmax' });
  return parseModelSpec({ version: 1, name: 'mlp', inputShape, layers });
}
