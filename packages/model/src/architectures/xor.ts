import { type ModelSpec, parseModelSpec } from '@raqam/artifact';

/** The smallest network that can learn XOR: two inputs, two hidden sigmoid units, one sigmoid output. 9 parameters. */
export function createXorNetwork(): ModelSpec {
  return parseModelSpec({
    version: 1,
    name: 'xor',
    inputShape: [2],
    layers: [
      { type: 'dense', name: 'hidden', units: 2, activation: 'sigmoid' },
      { type: 'dense', name: 'output', units: 1, activation: 'sigmoid' },
    ],
  });
}
