import { createHash } from 'node:crypto';
import {
  type Environment,
  type ModelSpec,
  parseModelSpec,
  parseTrainOptions,
  type TrainOptionsInput,
} from '@raqam/artifact';
import { Dataset } from '@raqam/dataset';
import type { ClassicalModel } from '../src/experiment/experiment.ts';
import type { PlannedRun } from '../src/experiment/plan-experiment.ts';
import type { RunData } from '../src/runner/run-data.ts';

const SIZE = 4;
const NUM_IMAGES = 96;

/** Images of 4×4 whose upper half is dark (0) or bright (1), with some noise; the last third is the test. */
export async function loadTinyData(): Promise<RunData> {
  const images = Uint8Array.from({ length: NUM_IMAGES * SIZE * SIZE }, (_, index) => {
    const isUpper = index % (SIZE * SIZE) < (SIZE * SIZE) / 2;
    const label = Math.floor(index / (SIZE * SIZE)) % 2;
    return (isUpper && label === 1 ? 160 : 40) + ((index * 37) % 41);
  });
  const labels = Uint8Array.from({ length: NUM_IMAGES }, (_, index) => index % 2);
  const part = (name: string, from: number, to: number) =>
    new Dataset({
      name: `tiny/${name}`,
      height: SIZE,
      width: SIZE,
      images: images.subarray(from * SIZE * SIZE, to * SIZE * SIZE),
      labels: labels.subarray(from, to),
    });
  return { train: part('train', 0, 64), test: part('test', 64, NUM_IMAGES), inputContract: null };
}

export const TINY_SPEC: ModelSpec = parseModelSpec({
  version: 1,
  name: 'tiny',
  inputShape: [SIZE, SIZE, 1],
  layers: [
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'hidden', units: 8, activation: 'relu' },
    { type: 'dense', name: 'output', units: 2, activation: 'softmax' },
  ],
});

export const TINY_ENVIRONMENT: Environment = {
  cpu: 'some processor',
  numCores: 2,
  simd: 'simd128',
  runtime: 'node',
  runtimeVersion: '26',
  platform: 'linux-x64',
  packages: {},
  engine: null,
  gitRevision: null,
};

/** What can be chosen of a tiny run. */
export interface TinyRunChoice extends Omit<TrainOptionsInput, 'seed'> {
  readonly spec?: ModelSpec | ClassicalModel;
  readonly judgeEpochs?: boolean;
}

/** A run that takes milliseconds. */
export function tinyRun(
  seed: number,
  { judgeEpochs = false, spec = TINY_SPEC, ...input }: TinyRunChoice = {},
): PlannedRun {
  const options = parseTrainOptions({ epochs: 2, batchSize: 16, ...input, seed });
  const digest = createHash('sha256')
    .update(JSON.stringify([spec, options, judgeEpochs]))
    .digest('hex');
  return {
    condition: 'tiny',
    seed,
    spec,
    options,
    data: { name: 'tiny', folder: null },
    judgeEpochs,
    isForChoosing: false,
    digest,
  };
}
