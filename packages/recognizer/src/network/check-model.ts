import { checkInputContract, type ModelArtifact, type ModelSpec } from '@raqam/artifact';
import { DIGIT_CONTRACT } from '@raqam/image';
import { ModelError } from '../errors.ts';

/** Digits from 0 to 9. */
const NUM_DIGITS = 10;

/**
 * Makes sure that a network reads digit images and answers with ten probabilities.
 *
 * @param numOutputs Of the network.
 * @throws {InputContractError} When it was trained on images made by other rules.
 * @throws {ModelError} `createRecognizer: letters gives 26 values; expected 10, one for each digit. …`
 */
export function checkModel({ spec, inputContract }: ModelArtifact, numOutputs: number): void {
  checkInputContract(inputContract, DIGIT_CONTRACT, `createRecognizer: ${spec.name}`);
  const { size } = DIGIT_CONTRACT;
  const inputShape = spec.inputShape.join('×');
  if (inputShape !== `${size}×${size}×1` && inputShape !== String(size * size)) {
    throw new ModelError(
      `createRecognizer: ${spec.name} reads ${inputShape}; expected ${size}×${size}×1 or ${size * size}, one digit ` +
        'image. Choose a network for digits.',
    );
  }
  if (numOutputs !== NUM_DIGITS) {
    throw new ModelError(
      `createRecognizer: ${spec.name} gives ${numOutputs} values; expected ${NUM_DIGITS}, one for each digit. ` +
        'Choose a network for digits.',
    );
  }
  const activation = lastActivation(spec);
  if (activation !== 'softmax') {
    throw new ModelError(
      `createRecognizer: ${spec.name} ends with the activation ${activation}; expected softmax, which gives ` +
        'probabilities. Add it as the last layer.',
    );
  }
}

/** What the network's outputs come from. */
function lastActivation(spec: ModelSpec): string {
  const last = spec.layers.findLast((layer) => layer.type !== 'flatten' && layer.type !== 'dropout');
  return last !== undefined && 'activation' in last ? last.activation : 'linear';
}
