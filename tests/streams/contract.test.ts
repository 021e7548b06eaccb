// The two values at which learning and using meet: one image, one model (docs/architecture.md, "The two streams").
import { decodeModelArtifact, encodeModelArtifact, parseModelSpec, weightsSha256 } from '@raqam/artifact';
import { type Dataset, datasetFromStrokes, decodeStrokeLines, synthesizeDataset } from '@raqam/dataset';
import { DIGIT_CONTRACT, digitFromPixels, digitFromStrokes, normalizeDigit, type Stroke } from '@raqam/image';
import { expect, test } from 'vitest';

const spec = parseModelSpec({
  version: 1,
  name: 'softmax',
  inputShape: [28, 28, 1],
  layers: [
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'output', units: 10, activation: 'softmax' },
  ],
});

async function artifactOf(inputContract: { readonly id: string; readonly version: number }) {
  const weights = [
    { name: 'output/kernel', shape: [784, 10], values: new Float32Array(7840) },
    { name: 'output/bias', shape: [10], values: new Float32Array(10) },
  ];
  return encodeModelArtifact({
    spec,
    weights,
    weightsSha256: await weightsSha256(weights),
    inputContract,
    dataset: null,
    metrics: null,
    seed: null,
    verdictThresholds: null,
  });
}

test('a model saved under the contract of @raqam/image is read under it, and refused under a later one', async () => {
  const files = await artifactOf(DIGIT_CONTRACT);
  const { inputContract } = await decodeModelArtifact(files, { inputContract: DIGIT_CONTRACT });
  expect(inputContract).toEqual({ id: DIGIT_CONTRACT.id, version: DIGIT_CONTRACT.version });

  const later = { ...DIGIT_CONTRACT, version: DIGIT_CONTRACT.version + 1 };
  await expect(decodeModelArtifact(files, { inputContract: later })).rejects.toThrow('this program makes digit-28x28');
});

test('pen strokes are the same floats in a batch as at the input of a recognizer', async () => {
  const seven: Stroke[] = [
    [
      [3, 4],
      [41, 2],
      [18, 63],
    ],
  ];
  const file = new Blob([JSON.stringify({ label: 7, strokes: seven })]);
  const samples = decodeStrokeLines(file.stream(), 'seven.jsonl');
  const { images } = firstBatch(await datasetFromStrokes('seven', samples));
  expect(images).toEqual(digitFromStrokes(seven)?.ink);
});

test('images of a batch pass through the recognizer’s normalisation as they are', () => {
  const { train: dataset } = synthesizeDataset({ seed: 3, numTrain: 50 });
  const { images } = firstBatch(dataset);
  for (let i = 0; i < dataset.numImages; i++) {
    const ink = images.slice(i * 784, (i + 1) * 784);
    expect(normalizeDigit({ width: 28, height: 28, ink })?.ink).toEqual(ink);
    expect(digitFromPixels({ width: 28, height: 28, data: dataset.image(i) })?.ink).toEqual(ink);
  }
});

function firstBatch(dataset: Dataset) {
  const [batch] = dataset.batches({ batchSize: dataset.numImages, seed: 0, shuffle: false });
  if (batch === undefined) throw new Error('no batch');
  return batch;
}
