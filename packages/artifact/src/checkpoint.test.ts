import { expect, test } from 'vitest';
import { exampleRun } from '../test/examples.ts';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';
import { compressSealed, decompressSealed } from './sealed-gzip.ts';

const { spec, options, environment, dataset, inputContract, startedAt, durationMs, history, weights } = exampleRun;
const checkpoint: Checkpoint = {
  ...{ spec, options, environment, dataset, inputContract, startedAt, durationMs, history, weights },
  ...{
    epoch: 1,
    step: 1,
    stepInEpoch: 0,
    epochSums: { numImages: 5, numLabelled: 5, numCorrect: 3, loss: 2, durationMs: 1 },
  },
  ...{ learningRate: 0.001, endsEarly: false, callbackStates: [], averagedWeights: null, optimizerState: [] },
};

test('a checkpoint from before there were callbacks, and images of no class, goes on without them', async () => {
  const { metadata, tensors } = decodeSafetensors(
    await decompressSealed(await encodeCheckpoint(checkpoint), 2 ** 20, 'test'),
    'test',
  );
  const { callbackStates: _, endsEarly: __, learningRate: ___, ...older } = JSON.parse(metadata['checkpoint']);
  delete older.epochSums.numLabelled;
  const file = await compressSealed(
    encodeSafetensors({
      metadata: { ...metadata, checkpoint: JSON.stringify({ ...older, version: 1 }) },
      tensors,
    }),
  );
  expect(await decodeCheckpoint(file)).toEqual(checkpoint);
});
