import { parseModelSpec } from '@raqam/artifact';
import { createTraining } from '@raqam/engine';
import { createModelSpec } from '@raqam/model';
import { expect, test } from 'vitest';
import { randomBatch, randomWeights } from './random-values.ts';

const spec = parseModelSpec({
  version: 1,
  name: 'explained',
  inputShape: [8, 8, 1],
  layers: [
    { type: 'conv2d', name: 'conv', filters: 4, kernelSize: [3, 3], activation: 'relu' },
    { type: 'maxPool2d', name: 'pool' },
    { type: 'conv2d', name: 'second', filters: 2, kernelSize: [2, 2] },
    { type: 'maxPool2d', name: 'again' },
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'output', units: 3, activation: 'softmax' },
  ],
});
const options = {
  batchSize: 10,
  optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
  loss: 'categoricalCrossentropy',
  seed: 1,
  workers: 1,
} as const;

test('tells of every operation of a step', async () => {
  const training = await createTraining(spec, randomWeights(spec), options);
  const { memory } = training.plan;
  const count = (value: number) => value.toLocaleString('en-US');
  expect(training.explain()).toBe(
    `explained: 83 parameters, steps of 10 images, sgd
code ${count(training.moduleBytes)} bytes, memory ${count(memory.totalBytes)} bytes, of which each worker's own ${count(memory.scratch.stride)}

phase       layer   operation                          shape          multiply-adds   bytes
images      input   pixels / 255                       8×8×1                      0   3,200
images      conv    conv2d + bias + maxPool2d + relu   8×8×1 → 3×3×4         12,960   4,560
images      second  conv2d + bias + maxPool2d          3×3×4 → 1×1×2          1,280   1,710
images      output  dense + bias                       2 → 3                     60     245
images      loss    softmax + categoricalCrossentropy  3                          0     315
images      output  input gradient                     3 → 2                     60     230
images      second  filter gradient                    2×2×4×2                1,280   2,385
images      second  input gradient                     1×1×2 → 3×3×4          1,280   2,275
images      conv    gradient of relu                   3×3×4                      0   4,320
images      conv    filter gradient                    3×3×1×4               12,960   8,165
parameters  output  weight gradient                    2×3                       60     344
parameters  output  sgd                                6                          0      96
parameters  output  bias gradient                      3                          0     204
parameters  output  sgd                                3                          0      48
parameters  second  sum of gradients                   2×2×4×2                    0     536
parameters  second  sgd                                34                         0     544
parameters  second  transposed filter                  2×2×4×2                    0     256
parameters  conv    sum of gradients                   3×3×1×4                    0     624
parameters  conv    sgd                                40                         0     640
all                                                                          29,940  30,697`,
  );
  await training.dispose();
});

test('with a profile tells what was executed and how long it took', async () => {
  const training = await createTraining(spec, randomWeights(spec), options);
  const before = await training.readWeights();
  const profile = await training.profile(randomBatch(spec, 10), { durationMs: 50 });
  expect(await training.readWeights()).toEqual(before);
  expect(profile.map(({ exportName }) => exportName)).toEqual(training.plan.ops.map(({ exportName }) => exportName));
  for (const [index, { executedMultiplyAdds }] of profile.entries()) {
    const { isPerStep, multiplyAdds, winners } = training.plan.ops[index];
    const all = multiplyAdds * (isPerStep ? 1 : 10);
    if (winners === null) expect(executedMultiplyAdds).toBe(all);
    else {
      // Of the four positions of each pool window one at most, and some of those are not above 0.
      expect(executedMultiplyAdds).toBeGreaterThan(0);
      expect(executedMultiplyAdds).toBeLessThanOrEqual(all / 4);
    }
  }
  expect(profile.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBeGreaterThan(0);

  const [title, memory, , header, ...rows] = training.explain(profile).split('\n');
  expect([title, memory]).toEqual(training.explain().split('\n').slice(0, 2));
  expect(header.trim().split(/ {2,}/)).toEqual([
    'phase',
    'layer',
    'operation',
    'shape',
    'multiply-adds',
    'bytes',
    'executed',
    'ms',
    'GFLOP/s',
  ]);
  expect(rows.length).toBe(training.plan.ops.length + 1);
  await training.dispose();
});

test('the code and memory of the report’s network are small', async () => {
  const cnn = createModelSpec('cnn');
  const training = await createTraining(cnn, randomWeights(cnn), {
    ...options,
    batchSize: 128,
    optimizer: { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  });
  expect(training.moduleBytes).toBeLessThan(40_000);
  expect(training.plan.memory.totalBytes).toBeLessThan(2_000_000);
  await training.dispose();
});
