import { type Activation, type InputShape, type ModelArtifact, parseModelSpec, weightsSha256 } from '@raqam/artifact';
import { DIGIT_CONTRACT } from '@raqam/image';

/** What may differ from a network for digits. */
interface ConstantModelOptions {
  readonly inputShape?: InputShape;
  readonly activation?: Activation;
}

/** A network whose answer is made of the biases alone, whatever is drawn: its other weights are 0. */
export async function createConstantModel(
  biases: readonly number[],
  { inputShape = [28, 28, 1], activation = 'softmax' }: ConstantModelOptions = {},
): Promise<ModelArtifact> {
  const spec = parseModelSpec({
    version: 1,
    name: 'constant',
    inputShape,
    layers: [
      { type: 'flatten', name: 'flatten' },
      { type: 'dense', name: 'output', units: biases.length, activation },
    ],
  });
  const numFeatures = inputShape.reduce((product: number, size) => product * size, 1);
  const kernel = { shape: [numFeatures, biases.length], values: new Float32Array(numFeatures * biases.length) };
  const weights = [
    { name: 'output/kernel', ...kernel },
    { name: 'output/bias', shape: [biases.length], values: Float32Array.from(biases) },
  ];
  return {
    spec,
    weights,
    weightsSha256: await weightsSha256(weights),
    inputContract: { id: DIGIT_CONTRACT.id, version: DIGIT_CONTRACT.version },
    dataset: null,
    metrics: null,
    seed: null,
    verdictThresholds: null,
  };
}
