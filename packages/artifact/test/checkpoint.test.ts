import {
  ArtifactFormatError,
  type Checkpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  encodeRunFile,
  parseTrainOptions,
} from '@raqam/artifact';
import { describe, expect, test } from 'vitest';
import { exampleRun } from './examples.ts';
import { randomWeights } from './random-weights.ts';
import { everyStockLayer } from './specs.ts';

const { spec, environment, dataset, inputContract, startedAt, durationMs, history, weights } = exampleRun;
const statesOf = (name: string) => weights.map((tensor) => ({ ...tensor, name: `${name}/${tensor.name}` }));

const callbacks = [{ type: 'earlyStopping', monitor: 'loss', restoreBestWeights: true }, { type: 'terminateOnNaN' }];
const options = parseTrainOptions({ ...exampleRun.options, weightAveraging: {}, callbacks });

const checkpoint: Checkpoint = {
  ...{ spec, options, environment, dataset, inputContract, startedAt, durationMs, history, weights },
  epoch: 1,
  step: 5,
  stepInEpoch: 2,
  epochSums: { numImages: 8, numLabelled: 7, numCorrect: 5, loss: 5.5, durationMs: 3 },
  learningRate: 0.25,
  endsEarly: true,
  callbackStates: [
    { best: 0.5, wait: 3, cooldown: 0, weights: randomWeights(spec, 2) },
    { best: null, wait: 0, cooldown: 2, weights: null },
  ],
  averagedWeights: randomWeights(spec, 3),
  optimizerState: [...statesOf('momentum'), ...statesOf('mean_square')],
};
const file = await encodeCheckpoint(checkpoint);

describe('encodeCheckpoint', () => {
  test('decodes to the same value', async () => {
    expect(await decodeCheckpoint(file)).toEqual(checkpoint);
    const plain = {
      ...checkpoint,
      options: exampleRun.options,
      callbackStates: [],
      averagedWeights: null,
      optimizerState: [],
    };
    expect(await decodeCheckpoint(await encodeCheckpoint(plain))).toEqual(plain);
  });

  const [first] = checkpoint.optimizerState;
  test.each<[Partial<Checkpoint>, string]>([
    [{ step: -1 }, 'step is -1; expected a whole number from 0 to 9007199254740991. Correct it before saving.'],
    [{ epoch: 2 }, 'it stands in epoch 2 with 1 rows of history. Keep one row for each finished epoch.'],
    [
      { history: [{ ...history[0], epoch: 3 }] },
      'it stands in epoch 1 with 1 rows of history. Keep one row for each finished epoch.',
    ],
    [{ stepInEpoch: 6 }, '6 steps of 5 lie in its epoch. Count them again.'],
    [
      { epochSums: { ...checkpoint.epochSums, numLabelled: 9 } },
      '9 of 8 images are said to have a class. Count them again.',
    ],
    [
      { epochSums: { ...checkpoint.epochSums, numCorrect: 8 } },
      '8 of 7 images are said to be right. Count them again.',
    ],
    [
      { weights: randomWeights(everyStockLayer) },
      '15 weight tensors; the network xor has 4. Take weights and specification from the same network.',
    ],
    [
      { averagedWeights: null },
      'averaged weights are missing, and weightAveraging is asked for. Keep them where the options ask for them.',
    ],
    [{ callbackStates: [] }, '0 callback states for 2 callbacks. Keep one for each.'],
    [{ learningRate: 0 }, 'learningRate is 0; expected a finite number > 0. Correct it before saving.'],
    [
      { optimizerState: checkpoint.optimizerState.slice(0, 6) },
      '6 optimizer states for 4 trainable weights. Keep every state of every weight.',
    ],
    [
      { optimizerState: checkpoint.optimizerState.toReversed() },
      'optimizer state 0 is mean_square/output/bias [1] with 1 values; expected one of hidden/kernel [2, 2]. Take both from the same run.',
    ],
    [
      { optimizerState: [{ ...first, values: new Float32Array(3) }, ...checkpoint.optimizerState.slice(1)] },
      'optimizer state 0 is momentum/hidden/kernel [2, 2] with 3 values; expected one of hidden/kernel [2, 2]. Take both from the same run.',
    ],
  ])('refuses a value that contradicts itself (%#)', async (fault, message) => {
    await expect(encodeCheckpoint({ ...checkpoint, ...fault })).rejects.toThrow(
      new ArtifactFormatError(`Checkpoint: ${message}`),
    );
  });
});

describe('decodeCheckpoint', () => {
  test('refuses a file of another kind', async () => {
    await expect(decodeCheckpoint(await encodeRunFile(exampleRun), 'a.raqam')).rejects.toThrow(
      new ArtifactFormatError(
        'a.raqam: format is "raqam-run"; expected "raqam-checkpoint". ' +
          'The file is damaged or was made by another program; begin the training anew.',
      ),
    );
  });

  test('a file cut anywhere, or with any bit changed, is refused', async () => {
    for (let position = 0; position < file.length; position += 7) {
      await expect(decodeCheckpoint(file.slice(0, position))).rejects.toBeInstanceOf(ArtifactFormatError);
      const changed = file.slice();
      changed[position] ^= 1 << (position % 8);
      await expect(decodeCheckpoint(changed)).rejects.toBeInstanceOf(ArtifactFormatError);
    }
  });
});
