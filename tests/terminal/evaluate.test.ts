// `raqam evaluate` as it is built.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeIdx, gzip, synthesizeDataset } from '@raqam/dataset';
import { NUMERAL_MODELS, sampleNumeral } from '@raqam/image';
import { createRecognizer, type Recognizer } from '@raqam/recognizer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RAQAM, run, start } from './program.ts';

const { test: DIGITS } = synthesizeDataset({ numTrain: 1, numTest: 60 });

let folder = '';
let recognizer: Recognizer;
let images = '';
let labels = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-evaluate-'));
  recognizer = await createRecognizer();
  images = await save('images', encodeIdx({ shape: [60, 28, 28], data: DIGITS.images }));
  labels = await save('labels', encodeIdx({ shape: [60], data: DIGITS.labels }));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function save(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

interface Evaluation {
  readonly accuracy: number;
  readonly loss: number;
  readonly count: number;
  readonly confusionMatrix: readonly (readonly number[])[];
}

async function evaluate(...args: readonly string[]): Promise<Evaluation> {
  const { code, stdout, stderr } = await run(RAQAM, ['evaluate', ...args, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^\{.*\}\n$/);
  return JSON.parse(stdout) as Evaluation;
}

function sum(matrix: readonly (readonly number[])[]): number {
  return matrix.flat().reduce((total, count) => total + count, 0);
}

describe('images', () => {
  test('are judged as the recognizer reads them', async () => {
    const result = await evaluate('--images', images, '--labels', labels);
    expect(Object.keys(result)).toEqual(['accuracy', 'loss', 'count', 'confusionMatrix']);
    const confusionMatrix = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
    let numRight = 0;
    let loss = 0;
    for (let index = 0; index < DIGITS.numImages; index++) {
      const prediction = recognizer.recognize({ data: DIGITS.image(index), width: 28, height: 28 });
      const label = DIGITS.labels[index];
      if (!prediction) throw new Error(`Digit ${index} is blank.`);
      confusionMatrix[label][prediction.label] += 1;
      if (prediction.label === label) numRight += 1;
      loss -= Math.log(prediction.probabilities[label]);
    }
    expect(result).toMatchObject({ accuracy: numRight / 60, count: 60, confusionMatrix });
    expect(result.loss).toBeCloseTo(loss / 60, 5);
  });

  test('of another size and gzipped are normalized first', async () => {
    const large = new Uint8Array(60 * 70 * 90);
    for (let index = 0; index < 60; index++) {
      const image = DIGITS.image(index);
      // Twice as large, off the center.
      for (let y = 0; y < 56; y++) {
        for (let x = 0; x < 56; x++) large[(index * 70 + y + 10) * 90 + x + 3] = image[(y >> 1) * 28 + (x >> 1)];
      }
    }
    const largeImages = await save('large.gz', await gzip(encodeIdx({ shape: [60, 70, 90], data: large })));
    const packedLabels = await save('labels.gz', await gzip(encodeIdx({ shape: [60], data: DIGITS.labels })));
    const [same, result] = [
      await evaluate('--images', images, '--labels', labels),
      await evaluate('--images', largeImages, '--labels', packedLabels),
    ];
    expect(result.count).toBe(60);
    // Enlarged and shrunk again a digit is not the same to the bit, but it is the same digit.
    expect(result.accuracy).toBeCloseTo(same.accuracy, 1);
  });

  test('that are blank count as read wrongly', async () => {
    const data = DIGITS.images.slice();
    data.fill(0, 0, 6 * 784);
    const result = await evaluate(
      '--images',
      await save('blank', encodeIdx({ shape: [60, 28, 28], data })),
      '--labels',
      labels,
    );
    expect(result.count).toBe(60);
    expect(sum(result.confusionMatrix)).toBe(54);
    const numRight = result.confusionMatrix.reduce((total, row, label) => total + row[label], 0);
    expect(result.accuracy).toBe(numRight / 60);
  });

  test('are told in words without --json', async () => {
    const { code, stdout } = await run(RAQAM, ['evaluate', '--images', images, '--labels', labels]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^accuracy \d+% of 60 \(95% interval \d+% to \d+%\)$/m);
    expect(stdout).toMatch(/^written +0 +1 .* 9 {3}read as$/m);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .slice(-10)
        .map((line) => line.trim()[0])
        .join(''),
    ).toBe('0123456789');
  });
});

test('strokes in any units are judged, a blank one and a dot as read wrongly', async () => {
  const lines = NUMERAL_MODELS.slice(0, 10).map((model, index) => {
    // Pixels of a tablet in one line, meters in the next.
    const unit = index % 2 === 0 ? 1000 : 0.01;
    const strokes = sampleNumeral(model).map((stroke) => stroke.map(([x, y]) => [x * unit - 7, y * unit + 3]));
    return JSON.stringify({ label: model.digit, writer: 'ada', strokes });
  });
  const nothing = ['{"label":3,"strokes":[[[5,5]]]}', '{"label":0,"strokes":[]}'];
  const text = `${[...lines, ...nothing].join('\n')}\n`;
  const plain = await evaluate('--strokes', await save('digits.jsonl', text));
  expect(plain.count).toBe(12);
  expect(sum(plain.confusionMatrix)).toBe(10);
  expect(plain.accuracy).toBeGreaterThanOrEqual(8 / 12);
  const packed = await save('digits.jsonl.gz', await gzip(new TextEncoder().encode(text)));
  expect(await evaluate('--strokes', packed)).toEqual(plain);
});

test('a model of one’s own is judged, and gives what its training said', async () => {
  const out = join(folder, 'model');
  const args = ['--model', 'softmax', '--data', 'synthetic', '--limit', '300', '--epochs', '1', '--quiet'];
  const trained = JSON.parse((await run(RAQAM, ['train', ...args, '--json', '--out', out])).stdout) as Evaluation;
  const { test: judged } = synthesizeDataset({ numTrain: 1, numTest: 1000 });
  const result = await evaluate(
    ...['--model', out],
    ...['--images', await save('test-images', encodeIdx({ shape: [1000, 28, 28], data: judged.images }))],
    ...['--labels', await save('test-labels', encodeIdx({ shape: [1000], data: judged.labels }))],
  );
  expect(result).toMatchObject({ accuracy: trained.accuracy, count: trained.count });
  expect(result.loss).toBeCloseTo(trained.loss, 5);
});

test.each([
  [[], 'received no data; expected'],
  [['--images', 'a'], 'received --images; expected'],
  [['--images', 'a', '--labels', 'b', '--strokes', 'c'], 'received --images and --labels and --strokes; expected'],
])('%j is wrong usage', async (args, message) => {
  expect(await run(RAQAM, ['evaluate', ...args])).toMatchObject({
    code: 2,
    stderr: `raqam: ${message} --images FILE with --labels FILE, or --strokes FILE. See raqam evaluate --help.\n`,
  });
});

test.each([
  [['--images', 'nowhere', '--labels', 'nowhere'], /^raqam: nowhere cannot be read: there is no such file \(ENOENT\)/],
  [['--strokes', 'nowhere'], /^raqam: nowhere cannot be read: there is no such file \(ENOENT\)/],
  [['--model', 'nowhere', '--strokes', 'nowhere'], /^raqam: cannot read nowhere\/model\.json: there is no such file/],
])('%j fails with the name of the file', async (args, message) => {
  const { code, stderr } = await run(RAQAM, ['evaluate', ...args], { cwd: folder });
  expect(code).toBe(1);
  expect(stderr).toMatch(message);
});

test('dark ink on light paper is refused, rather than read as a blot', async () => {
  const data = DIGITS.images.map((level) => 255 - level);
  const dark = await save('dark', encodeIdx({ shape: [60, 28, 28], data }));
  const { code, stderr } = await run(RAQAM, ['evaluate', '--images', dark, '--labels', labels]);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^raqam: .*dark: the mean of all pixels is 2\d\d of 255; ink must be 255 on paper 0\. Store 255 − value/,
  );
});

test('Ctrl-C ends it', async () => {
  const count = 20_000;
  const data = new Uint8Array(count * 784);
  for (let index = 0; index < count; index++) data.set(DIGITS.image(index % 60), index * 784);
  const many = await save('many', encodeIdx({ shape: [count, 28, 28], data }));
  const manyLabels = await save('many-labels', encodeIdx({ shape: [count], data: new Uint8Array(count) }));
  const running = start(RAQAM, ['evaluate', '--images', many, '--labels', manyLabels, '--json']);
  await running.said(/of 20,000 images read/);
  const startMs = performance.now();
  running.kill('SIGINT');
  const { code, stderr } = await running.ended;
  expect(performance.now() - startMs).toBeLessThan(5000);
  expect(code).toBe(130);
  expect(stderr).toContain('raqam: stopped before all was read; there is no result.\n');
});
