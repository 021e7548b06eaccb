import {
  type InputContract,
  type ModelArtifact,
  parseTrainOptions,
  type RunFile,
  weightsSha256,
} from '@raqam/artifact';
import { randomWeights } from './random-weights.ts';
import { xor } from './specs.ts';

/** As `DIGIT_CONTRACT` of `@raqam/image` states it. */
export const inputContract: InputContract = { id: 'digit-28x28', version: 1 };

const weights = randomWeights(xor);
const dataset = { name: 'truth table', sha256: 'a'.repeat(64) };
const metrics = { accuracy: 0.75, loss: 0.5, count: 4 };

/** A small model with every field filled in. */
export const exampleArtifact: ModelArtifact = {
  spec: xor,
  weights,
  weightsSha256: await weightsSha256(weights),
  inputContract,
  dataset,
  metrics,
  seed: 7,
  verdictThresholds: { unsureBelow: 0.9, notADigitBelow: 0.5 },
};

/** A small run with every field filled in. */
export const exampleRun: RunFile = {
  spec: xor,
  options: parseTrainOptions({ epochs: 1, batchSize: 4, loss: 'binaryCrossentropy' }),
  environment: {
    cpu: 'unknown',
    numCores: 2,
    simd: 'simd128',
    runtime: 'node',
    runtimeVersion: '26.10.0',
    platform: 'linux-x64',
    packages: { '@raqam/artifact': '0.1.0' },
    engine: { name: 'wasm', numWorkers: 2, memory: 'shared', precision: 'exact' },
    gitRevision: null,
  },
  dataset,
  inputContract,
  startedAt: '2026-11-23T09:30:00.000Z',
  durationMs: 12.5,
  history: [
    {
      epoch: 0,
      numSteps: 1,
      loss: 0.7,
      accuracy: 0.5,
      validationLoss: null,
      validationAccuracy: null,
      learningRate: 0.001,
      durationMs: 3,
    },
  ],
  metrics,
  confusionMatrix: [
    [2, 0],
    [1, 1],
  ],
  wrong: [{ index: 1, label: 1, probabilities: [0.25] }],
  weights,
  weightsSha256: await weightsSha256(weights),
  snapshots: [
    { epoch: 0, step: 0, weights: randomWeights(xor, 2) },
    { epoch: 0, step: 1, weights },
  ],
};
