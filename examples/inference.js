// A network as plain data answers without TensorFlow.js: here XOR, with weights set by hand.
import { parseModelSpec } from '@raqam/artifact';
import { createInference } from '@raqam/engine';

const spec = parseModelSpec({
  version: 1,
  name: 'xor',
  inputShape: [2],
  layers: [
    { type: 'dense', name: 'hidden', units: 2, activation: 'sigmoid' },
    { type: 'dense', name: 'output', units: 1, activation: 'sigmoid' },
  ],
});

// One hidden unit computes OR, the other AND; the output is OR without AND.
const weights = [
  { name: 'hidden/kernel', shape: [2, 2], values: Float32Array.of(20, 20, 20, 20) },
  { name: 'hidden/bias', shape: [2], values: Float32Array.of(-10, -30) },
  { name: 'output/kernel', shape: [2, 1], values: Float32Array.of(20, -20) },
  { name: 'output/bias', shape: [1], values: Float32Array.of(-10) },
];

const inference = await createInference(spec, weights);
const inputs = Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1);
const outputs = inference.run(inputs);
outputs.forEach((output, row) => {
  console.log(`${inputs[2 * row]} xor ${inputs[2 * row + 1]} = ${output.toFixed(4)}`);
});

// Prints:
// 0 xor 0 = 0.0000
// 0 xor 1 = 1.0000
// 1 xor 0 = 1.0000
// 1 xor 1 = 0.0000
