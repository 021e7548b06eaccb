import { describe, expect, test } from 'vitest';
import { ExperimentError } from './errors.ts';
import type { TrainingExperiment } from './experiment.ts';
import { parseExperiment } from './parse-experiment.ts';

const BENCHMARKS = [{ name: 'engine' }, { name: 'recognizer', options: ['run', 'unseen'] }] as const;
const HEAD = { name: 'sweep', title: 'Sweep', description: 'What a sweep finds.', data: { name: 'mnist' } };

const parse = (value: object) =>
  parseExperiment(JSON.stringify({ ...HEAD, ...value }, null, 1), 'lab/sweep.json', BENCHMARKS);

function parseTraining(value: object): TrainingExperiment {
  const experiment = parse(value);
  if (experiment.kind !== 'training') throw new Error(`received ${experiment.kind}; expected training.`);
  return experiment;
}

describe('what is left out', () => {
  test('is what the report has: its CNN, Adam, 5 epochs; three seeds', () => {
    const experiment = parseTraining({ conditions: [{ name: 'Adam' }] });
    expect(experiment).toMatchObject({
      kind: 'training',
      data: { name: 'mnist', folder: null },
      seeds: [1, 2, 3],
      judgeEpochs: false,
      timing: null,
      focus: null,
      conditions: [{ name: 'Adam', published: null, model: { name: 'cnn' } }],
      report: ['curves', 'confusion', 'digits', 'wrong', 'classes', 'reliability', 'suspectLabels'],
    });
    expect(experiment.conditions[0].options).toMatchObject({ epochs: 5, batchSize: 128, optimizer: { type: 'adam' } });
  });

  test('is taken from the experiment first, a condition’s own last', () => {
    const { conditions } = parseTraining({
      data: { name: 'mnist', limit: 1000 },
      model: 'mlp',
      options: { epochs: 2, batchSize: 64 },
      conditions: [{ name: 'A' }, { name: 'B', model: 'softmax', epochs: 7, limit: 10 }],
    });
    expect(conditions.map(({ model, options }) => ['name' in model && model.name, options])).toMatchObject([
      ['mlp', { epochs: 2, batchSize: 64, limit: 1000 }],
      ['softmax', { epochs: 7, batchSize: 64, limit: 10 }],
    ]);
  });

  test('of XOR is the network of two inputs', () => {
    const { conditions } = parseTraining({
      data: { name: 'xor' },
      conditions: [{ name: 'XOR', loss: 'binaryCrossentropy' }],
    });
    expect(conditions[0].model).toMatchObject({ name: 'xor', inputShape: [2] });
  });
});

test('seeds are a number of them or a list', () => {
  const conditions = [{ name: 'A' }];
  expect(parseTraining({ conditions, seeds: 4 }).seeds).toEqual([1, 2, 3, 4]);
  expect(parseTraining({ conditions, seeds: [7, 3] }).seeds).toEqual([7, 3]);
});

test('a folder lies beside the file or below', () => {
  const { data } = parseTraining({ data: { name: 'sets/mine' }, conditions: [{ name: 'A' }] });
  expect(data.name).toBe('sets/mine');
  expect(data.folder).toMatch(/[/\\]lab[/\\]sets[/\\]mine$/);
});

test('a search is completed', () => {
  const search = {
    targets: [0.98, 0.99],
    candidates: [{ name: 'Short', epochs: 1 }],
    validation: { fraction: 0.1, seeds: 2 },
    test: { seeds: [5] },
  };
  expect(parse({ search })).toMatchObject({
    kind: 'search',
    targets: [0.98, 0.99],
    candidates: [{ name: 'Short', options: { epochs: 1 } }],
    validation: { fraction: 0.1, seeds: [1, 2] },
    test: { seeds: [5] },
    timing: { rounds: 3 },
  });
});

test('a benchmark is named with what it takes', () => {
  const { data: _, ...head } = HEAD;
  const text = JSON.stringify({ ...head, benchmark: 'recognizer', options: { run: 'a.raqam' } });
  expect(parseExperiment(text, 'a.json', BENCHMARKS)).toEqual({
    kind: 'benchmark',
    name: 'sweep',
    title: 'Sweep',
    description: 'What a sweep finds.',
    benchmark: 'recognizer',
    options: { run: 'a.raqam' },
  });
});

const FIELD = 'Correct that field; experiment.schema.json describes them all.';
const conditions = [{ name: 'A' }];
const svm = { classical: 'svm', numImages: 100, cost: 1, gamma: 0.1 };

test.each<[string, object, string]>([
  [
    'an unknown field',
    { conditions, epoch: 3 },
    `13: epoch is not a known field; expected only the documented ones. ${FIELD}`,
  ],
  [
    'a field of the wrong type',
    { conditions: [{ name: 'A', epochs: '5' }] },
    `11: conditions[0].epochs is "5"; expected a whole number from 1 to 10000. ${FIELD}`,
  ],
  ['a list for an object', { conditions, options: [] }, `13: options is an array of 0; expected an object. ${FIELD}`],
  ['a missing field', { conditions: [{}] }, `9: conditions[0].name is missing; expected a value there. ${FIELD}`],
  [
    'a seed among the options',
    { conditions, options: { seed: 3 } },
    `14: options.seed is not a known field; expected only the documented ones. ${FIELD}`,
  ],
  [
    'an unknown model',
    { conditions, model: 'vgg' },
    `13: model is "vgg"; expected "cnn" | "lenet5" | "lenet5-modern" | "mlp" | "softmax". ${FIELD}`,
  ],
  [
    'an unknown optimizer',
    { conditions: [{ name: 'A', optimizer: { type: 'lion' } }] },
    `12: conditions[0].optimizer.type is "lion"; expected "sgd" | "adagrad" | "adadelta" | "rmsprop" | "adam" | "adamax". ${FIELD}`,
  ],
  [
    'a name with a path',
    { conditions, name: '../a' },
    `2: name is "../a"; expected lower-case letters, digits and hyphens, such as "report-scenarios". ${FIELD}`,
  ],
  [
    'a wrong seed in a list',
    { conditions, seeds: [1, -1] },
    `15: seeds[1] is -1; expected a whole number from 0. ${FIELD}`,
  ],
  [
    'no condition',
    {},
    '1: conditions is missing, and so is grid; expected conditions, or a grid that makes them. List at least one, such as { "name": "Adam" }.',
  ],
  [
    'a name twice',
    { conditions: [{ name: 'A' }, { name: 'A' }] },
    '12: conditions[1] is named "A" a second time; expected different names, by which reports tell conditions apart. Give it another name, or leave it out.',
  ],
  [
    'a seed twice',
    { conditions, seeds: [3, 4, 3] },
    '16: seeds[2] is 3 a second time; expected different seeds, since one gives the same run again. Leave it out.',
  ],
  [
    'data outside',
    { conditions, data: { name: '../mnist' } },
    '6: data.name is "../mnist"; expected mnist, synthetic, xor, or a folder of IDX files inside the experiment\'s own. Move the data beside the file, or the file beside the data.',
  ],
  [
    'data elsewhere',
    { conditions, data: { name: '/data' } },
    '6: data.name is "/data"; expected mnist, synthetic, xor, or a folder of IDX files inside the experiment\'s own. Move the data beside the file, or the file beside the data.',
  ],
  [
    'a classical model with an optimizer',
    { conditions: [{ name: 'A', model: svm, optimizer: { type: 'adam' } }] },
    '17: conditions[0].optimizer is there; expected none for "A", a classical model, which is solved for, not trained. Leave it out.',
  ],
  [
    'a classical model for XOR',
    { data: { name: 'xor' }, conditions: [{ name: 'A', model: svm }] },
    '9: conditions[0] is a classical model; expected a network for xor: classical models are for images of ten digits. Leave it out, or choose other data.',
  ],
  [
    'an SVM of more images than there are',
    { data: { name: 'mnist', limit: 50 }, conditions: [{ name: 'A', model: svm }] },
    '10: conditions[0] has an SVM of 100 images, of which there are 50; expected no more images than the limit. Lower numImages, or raise the limit.',
  ],
  [
    'tfjs with augmentation',
    { conditions: [{ name: 'A', engine: 'tfjs', augmentation: {} }] },
    '9: conditions[0]: the engine tfjs does not augment images, and augmentation is asked for. Choose the engine wasm, or leave it out.',
  ],
  [
    'a loss that the network has not',
    { data: { name: 'xor' }, conditions },
    '9: conditions[0]: xor ends in sigmoid, and the loss is categoricalCrossentropy; expected binaryCrossentropy or meanSquaredError. Choose one of these, or end the network in softmax.',
  ],
  [
    'a network for other data',
    { data: { name: 'xor' }, conditions: [{ name: 'A', model: 'cnn' }] },
    '9: conditions[0] has a network that takes 28×28×1; expected one for xor, which gives 2. Choose another network, or other data.',
  ],
  [
    'a focus that is no condition',
    { conditions, focus: 'B' },
    '13: focus is "B"; expected the name of a condition: "A". Name one of them, or leave it out for the first.',
  ],
  [
    'timing of a classical model',
    { conditions: [{ name: 'A', model: svm }], timing: { rounds: 3 } },
    '19: timing is there, and "A" is a classical model; expected networks only, whose training is timed. Leave out one of the two.',
  ],
  [
    'a section without what it shows',
    { conditions, report: ['curves', 'speed'] },
    '15: report[1] is "speed"; expected a timing, such as { "rounds": 3 } for it. Add that, or leave the section out.',
  ],
  [
    'a section twice',
    { conditions, report: ['curves', 'curves'] },
    '15: report[1] is "curves" a second time; expected each section once. Leave it out.',
  ],
  [
    'an unknown benchmark',
    { benchmark: 'speed', data: undefined },
    '5: benchmark is "speed"; expected one of engine, recognizer. raqam-bench list describes them.',
  ],
  [
    'an option of another benchmark',
    { benchmark: 'engine', data: undefined, options: { run: 'a.raqam' } },
    '7: options.run is there; expected none, which engine does not take. Leave it out.',
  ],
])('%s is refused with its line', (_, value, message) => {
  expect(() => parse(value)).toThrow(new ExperimentError(`lab/sweep.json:${message}`));
});

test.each<[string, object, string]>([
  [
    'classical candidates',
    { candidates: [{ name: 'A', model: svm }] },
    '12: search.candidates[0].model is a classical model; expected a network, whose schedule can be shortened. Leave the candidate out.',
  ],
  [
    'a validation part of a candidate’s own',
    { candidates: [{ name: 'A', validationFraction: 0.5 }] },
    '12: search.candidates[0].validationFraction is 0.5; expected none, since search.validation.fraction says what all candidates are judged by. Leave it out.',
  ],
  [
    'targets that fall',
    { candidates: [{ name: 'A' }], targets: [0.99, 0.98] },
    '16: search.targets[1] is 0.98, behind 0.99; expected targets that rise. Put them into order, each once.',
  ],
])('%s are refused', (_, search, message) => {
  const rest = { targets: [0.9], validation: { fraction: 0.1, seeds: 1 }, test: { seeds: 1 } };
  expect(() => parse({ search: { ...search, ...rest, ...search } })).toThrow(
    new ExperimentError(`lab/sweep.json:${message}`),
  );
});

test.each([
  ['', '1: this is not JSON (value expected); expected one object, as RFC 8259 writes it. Correct that line.'],
  ['[]', `1: name is missing; expected a value there. ${FIELD}`],
  [
    '{\n  "name": "a"\n  "title": "b"\n}',
    '3: this is not JSON (comma expected); expected one object, as RFC 8259 writes it. Correct that line.',
  ],
  [
    '{\n  "name": "a", // a comment\n  "title": "b"\n}',
    '2: this is not JSON (invalid comment token); expected one object, as RFC 8259 writes it. Correct that line.',
  ],
  [
    '{\n  "name": "a",\n  "title": "b",\n  "name": "c"\n}',
    '4: "name" is there a second time; expected each field once. Leave one out.',
  ],
])('%j is refused', (text, message) => {
  expect(() => parseExperiment(text, 'a.json', BENCHMARKS)).toThrow(new ExperimentError(`a.json:${message}`));
});
