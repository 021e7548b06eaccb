// What is learnt beside plain labels: smoothed ones, images without a digit, probabilities; and epochs of mixtures.
import { parseModelSpec, type TrainOptionsInput } from '@raqam/artifact';
import { Dataset, type ImageSource, mixDatasets, NO_DIGIT, withTargets } from '@raqam/dataset';
import { initializeWeights } from '@raqam/model';
import { evaluate, TrainingDataError, train } from '@raqam/trainer';
import { describe, expect, test, vi } from 'vitest';
import { collect, createMemoryStore, data, ofType, options, tiny } from './tiny.ts';

// Many runs, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const NUM_CLASSES = 10;

/** The same images, some of them without a digit. */
function withoutSomeDigits(dataset: Dataset, isNone: (index: number) => boolean): Dataset {
  const labels = dataset.labels.map((label, index) => (isNone(index) ? NO_DIGIT : label));
  return new Dataset({ name: 'some', images: dataset.images, labels });
}

/** Each third, and in batches of 24 the whole second batch. */
const isNone = (index: number) => index % 3 === 0 || (index >= 24 && index < 48);
const mostlyDigits = withoutSomeDigits(data.train, isNone);

/** A half for the label and for the class behind it. */
const halves = new Float32Array(data.train.numImages * NUM_CLASSES);
data.train.labels.forEach((label, index) => {
  halves[index * NUM_CLASSES + label] = 0.5;
  halves[index * NUM_CLASSES + ((label + 1) % NUM_CLASSES)] = 0.5;
});

const classWeights = [3, 1, 2, 1, 1, 1, 1, 1, 1, 0.5];

interface Case {
  readonly name: string;
  readonly source: ImageSource;
  readonly changes: TrainOptionsInput;
  /** Of class c of image i. */
  readonly target: (i: number, c: number) => number;
  /** What image i counts. */
  readonly weight: (i: number) => number;
}

const isLabel = (i: number, c: number) => (data.train.labels[i] === c ? 1 : 0);
const cases: readonly Case[] = [
  {
    name: 'smoothed labels',
    source: data.train,
    changes: { labelSmoothing: 0.2 },
    target: (i, c) => 0.8 * isLabel(i, c) + 0.02,
    weight: () => 1,
  },
  {
    name: 'images without a digit',
    source: mostlyDigits,
    changes: {},
    target: (i, c) => (isNone(i) ? 0.1 : isLabel(i, c)),
    weight: () => 1,
  },
  {
    name: 'all of it with weights of the classes',
    source: mostlyDigits,
    changes: { labelSmoothing: 0.2, classWeights },
    target: (i, c) => (isNone(i) ? 0.1 : 0.8 * isLabel(i, c) + 0.02),
    weight: (i) => (isNone(i) ? 1 : classWeights[data.train.labels[i]]),
  },
  {
    name: 'targets',
    source: withTargets(data.train, halves),
    changes: {},
    target: (i, c) => halves[i * NUM_CLASSES + c],
    weight: () => 1,
  },
];

const linear = parseModelSpec({
  version: 1,
  name: 'linear',
  inputShape: [784],
  layers: [{ type: 'dense', name: 'output', units: NUM_CLASSES, activation: 'softmax' }],
});

/** ln p of each class for image i by the weights that a run with this seed begins with, in doubles. */
function logProbabilities(seed: number, i: number): number[] {
  const [{ values: kernel }] = initializeWeights(linear, seed);
  const pixels = Array.from(data.train.image(i));
  const logits = Array.from({ length: NUM_CLASSES }, (_, c) =>
    pixels.reduce((sum, pixel, j) => sum + (pixel / 255) * kernel[j * NUM_CLASSES + c], 0),
  );
  const logSum = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
  return logits.map((logit) => logit - logSum);
}

describe.each(cases)('$name', ({ changes, source, target, weight }) => {
  test.each(['wasm', 'tfjs'] as const)(
    'cost the cross-entropy of their targets, with the engine %s',
    async (engine) => {
      const inOrder = { ...options, ...changes, engine, shuffle: false, epochs: 1, seed: 3 };
      const { events } = await collect(train(linear, { train: source }, inOrder));
      const losses = Array.from({ length: 24 }, (_, i) =>
        logProbabilities(3, i).reduce((sum, logP, c) => sum - weight(i) * target(i, c) * logP, 0),
      );
      expect(ofType(events, 'step')[0].loss).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / 24, 5);
    },
  );

  test('are learnt alike by both engines', async () => {
    const run = (engine: 'wasm' | 'tfjs') =>
      collect(train(tiny, { train: source }, { ...options, ...changes, engine, epochs: 1 }));
    const [ours, theirs] = [await run('wasm'), await run('tfjs')];
    const lossesOf = ({ events }: typeof ours) => ofType(events, 'step').map(({ loss }) => loss);
    lossesOf(theirs).forEach((loss, step) => {
      expect(lossesOf(ours)[step]).toBeCloseTo(loss, 4);
    });
  });
});

test('images without a digit are read neither rightly nor wrongly', async () => {
  const inOrder = { ...options, shuffle: false, epochs: 1 };
  const { events } = await collect(train(tiny, { train: mostlyDigits }, inOrder));
  const steps = ofType(events, 'step');
  const numDigits = [16, 0, 16, 16, 2];
  for (const [index, { accuracy }] of steps.entries()) {
    const numCorrect = accuracy * numDigits[index];
    expect(numCorrect, `step ${index}`).toBeCloseTo(Math.round(numCorrect), 12);
  }
  expect(steps[1].accuracy).toBe(0);
  const numCorrect = steps.reduce((sum, { accuracy }, index) => sum + accuracy * numDigits[index], 0);
  expect(numCorrect).toBeGreaterThan(0);
  expect(ofType(events, 'epoch')[0].row.accuracy).toBeCloseTo(numCorrect / 50, 12);
});

describe('judging', () => {
  const some = withoutSomeDigits(data.test, (index) => index % 4 === 0);
  const digits = data.test.subset([...data.test.labels.keys()].filter((index) => index % 4 !== 0));
  const weights = initializeWeights(tiny, 1);

  test('leaves out images without a digit', async () => {
    const score = await evaluate(tiny, weights, some);
    const expected = await evaluate(tiny, weights, digits);
    expect(score).toMatchObject({ accuracy: expected.accuracy, loss: expected.loss, count: 30 });
    expect(score.confusionMatrix).toEqual(expected.confusionMatrix);
    // By the places that they have among all.
    expect(score.wrong.length).toBeGreaterThan(0);
    expect(score.wrong.map(({ index, ...rest }) => ({ ...rest, image: some.image(index) }))).toEqual(
      expected.wrong.map(({ index, ...rest }) => ({ ...rest, image: digits.image(index) })),
    );
  });

  test('of none but these is refused', async () => {
    const none = withoutSomeDigits(data.test, () => true);
    await expect(evaluate(tiny, weights, none)).rejects.toThrow(
      new TrainingDataError('some: no image shows a digit; expected some to judge by. Pass other images.'),
    );
  });
});

describe('a mixture', () => {
  const nonDigits = withoutSomeDigits(data.test, () => true);
  const mixture = mixDatasets('mixture', [
    { dataset: data.train, weight: 0.5 },
    { dataset: nonDigits, weight: 0.25 },
  ]);

  test('has epochs of its own size', async () => {
    const { events } = await collect(train(tiny, { train: mixture }, options));
    expect(ofType(events, 'runStarted')[0]).toMatchObject({ numStepsPerEpoch: 3 });
    expect(ofType(events, 'step').map(({ batchSize }) => batchSize)).toEqual([24, 24, 12, 24, 24, 12]);
  });

  test.each(['labels', 'targets'])(
    'that was interrupted ends as if it never had been, learning from %s',
    async (kind) => {
      const targets = new Float32Array(mixture.numImages * NUM_CLASSES).fill(0.1);
      targets.set(halves);
      const given = { train: kind === 'targets' ? withTargets(mixture, targets) : mixture };
      const undisturbed = await collect(train(tiny, given, options));
      const checkpoints = createMemoryStore();
      // In the middle of the second epoch.
      for await (const event of train(tiny, given, options, { checkpoints, checkpointEvery: 2, maxStepsAhead: 0 })) {
        if (event.type === 'checkpoint' && event.step === 3) break;
      }
      const resumed = await collect(train(tiny, given, options, { checkpoints, resume: true }));
      expect(ofType(resumed.events, 'runStarted')[0].firstStep).toBe(4);
      expect(resumed.done.weightsSha256).toBe(undisturbed.done.weightsSha256);
      const rows = (run: typeof resumed) => ofType(run.events, 'epoch').map(({ row }) => ({ ...row, durationMs: 0 }));
      expect(rows(resumed)).toEqual(rows(undisturbed));
    },
  );
});
