import { type ModelSpec, parseModelSpec } from '@raqam/artifact';

/**
 * Softmax regression: every pixel votes for each digit, nothing between. The linear classifier to beat.
 * 7,850 parameters, 28×28×1 → 10 probabilities.
 */
export function createSoftmax(): ModelSpec {
  return parseModelSpec({
    version: 1,
    name: 'softmax',
    inputShape: [28, 28, 1],
    layers: [
      { type: 'flatten', name: 'flatten' },
      { type: 'dense', name: 'output', units: 10, activation: 'softmax' },
    ],
  });
}
