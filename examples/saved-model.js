// A network as plain data, and a trained one as files that stock TensorFlow.js opens.
import { decodeModelArtifact, encodeModelArtifact, inferShapes, parseModelSpec, weightsSha256 } from '@raqam/artifact';
import { DIGIT_CONTRACT } from '@raqam/image';
import { createRandomSource } from '@raqam/random';

const spec = parseModelSpec({
  version: 1,
  name: 'small-cnn',
  inputShape: [28, 28, 1],
  layers: [
    { type: 'conv2d', name: 'conv1', filters: 8, kernelSize: [5, 5], activation: 'relu' },
    { type: 'maxPool2d', name: 'pool1' },
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'output', units: 10, activation: 'softmax' },
  ],
});
const shapes = inferShapes(spec);
for (const { name, outputShape, numParameters } of shapes.layers) {
  console.log(name.padEnd(8), outputShape.join('×').padStart(8), String(numParameters).padStart(6));
}
console.log('parameters', shapes.numParameters);

// Weights would come from training; any numbers do to show the files.
const random = createRandomSource(1, 'weights');
let index = 0;
const weights = shapes.weights.map(({ name, shape }) => {
  const size = shape.reduce((product, length) => product * length, 1);
  return { name, shape, values: Float32Array.from({ length: size }, () => 0.1 * random.truncatedNormal(index++)) };
});
const artifact = {
  spec,
  weights,
  weightsSha256: await weightsSha256(weights),
  inputContract: DIGIT_CONTRACT,
  dataset: null,
  metrics: null,
  seed: 1,
};
const files = await encodeModelArtifact(artifact);
for (const [name, bytes] of files) console.log(name.padEnd(29), bytes.length, 'bytes');

const read = await decodeModelArtifact(files, { inputContract: DIGIT_CONTRACT });
console.log('read again, the same weights:', read.weightsSha256 === artifact.weightsSha256);

// Prints:
// conv1     24×24×8    208
// pool1     12×12×8      0
// flatten      1152      0
// output         10  11530
// parameters 11738
// model.json                    2117 bytes
// weights-a2a2cb67db6db234.bin  46952 bytes
// read again, the same weights: true
