import { InputContractError } from '@raqam/artifact';
import {
  digitFromPixels,
  digitFromStrokes,
  InkRangeError,
  NUMERAL_MODELS,
  normalizeDigit,
  type Pixels,
  type Point,
  type Raster,
  rasterize,
  ShapeError,
  type Stroke,
  sampleNumeral,
} from '@raqam/image';
import { createRecognizer, loadModel, ModelError, type Recognizer } from '@raqam/recognizer';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createConstantModel } from './constant-model.ts';

const SEVEN: readonly Stroke[] = [
  [
    [10, 10],
    [50, 10],
    [30, 70],
  ],
];

describe('the embedded recognizer', () => {
  let recognizer: Recognizer;
  beforeAll(async () => {
    recognizer = await createRecognizer();
  });

  test('says which network reads', async () => {
    const { spec, weights, weightsSha256 } = await loadModel('accurate');
    const numParameters = weights.reduce((sum, { values }) => sum + values.length, 0);
    expect(recognizer.model).toEqual({ name: spec.name, numParameters, weightsSha256, backend: 'wasm' });
  });

  test.each(NUMERAL_MODELS.map((model) => [model.digit, model.variant, model] as const))(
    'reads %d %s',
    (digit, _, model) => {
      expect(recognizer.recognize(sampleNumeral(model))?.label).toBe(digit);
    },
  );

  test('tells all there is to a reading', () => {
    const prediction = recognizer.recognize(SEVEN);
    if (prediction === null) throw new Error('nothing drawn');
    const { label, probability, probabilities, runnerUp, image, durationMs, ...rest } = prediction;
    expect(rest).toEqual({ verdict: 'digit' });
    expect(label).toBe(7);
    expect(probabilities).toHaveLength(10);
    expect(probabilities.every((value) => value >= 0 && value <= 1)).toBe(true);
    // Ten f32 roundings of at most 2^−25 each.
    expect(Math.abs(probabilities.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(3e-7);
    const [best, second] = [...probabilities].sort((a, b) => b - a);
    expect(probability).toBe(best);
    expect(probabilities[label]).toBe(best);
    expect(runnerUp).toEqual({ label: probabilities.indexOf(second), probability: second });
    expect(image).toEqual(digitFromStrokes(SEVEN));
    expect(durationMs).toBeGreaterThan(0);
    expect(durationMs).toBeLessThan(1000);
  });

  test('where it is asked for, a drawing that is not one digit is read as a number too', () => {
    const two = [...SEVEN, ...SEVEN.map((stroke) => stroke.map(([x, y]): Point => [x + 100, y]))];
    expect(recognizer.recognize(two)).not.toHaveProperty('number');
    const { durationMs: _, ...number } = recognizer.recognizeNumber(two) ?? {};
    expect(number).toMatchObject({ text: '77' });
    expect(recognizer.recognize(two, { numbers: true })?.number).toMatchObject(number);
    expect(recognizer.recognize(SEVEN, { numbers: true })).not.toHaveProperty('number');
  });

  test('keeps no trace of earlier drawings', () => {
    const { durationMs: _, ...before } = recognizer.recognize(SEVEN) ?? {};
    recognizer.recognize(sampleNumeral(NUMERAL_MODELS[0]));
    const { durationMs: __, ...after } = recognizer.recognize(SEVEN) ?? {};
    expect(after).toEqual(before);
  });

  test('moving strokes, or scaling them by a power of two, changes no bit of the answer', () => {
    const expected = NUMERAL_MODELS.map((model) => recognizer.recognize(roundPoints(sampleNumeral(model))));
    fc.assert(
      fc.property(
        fc.nat(NUMERAL_MODELS.length - 1),
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.constantFrom(0.25, 0.5, 1, 2, 8),
        (index, dx, dy, factor) => {
          const strokes = roundPoints(sampleNumeral(NUMERAL_MODELS[index])).map((stroke) =>
            stroke.map(([x, y]): Point => [(x + dx) * factor, (y + dy) * factor]),
          );
          const prediction = recognizer.recognize(strokes);
          expect(prediction?.probabilities).toEqual(expected[index]?.probabilities);
          expect(prediction?.image).toEqual(expected[index]?.image);
        },
      ),
    );
  });

  test('reads pictures: a digit image, and what a canvas holds', () => {
    const image = digitFromStrokes(SEVEN);
    if (image === null) throw new Error('nothing drawn');
    const gray: Pixels = { data: Uint8Array.from(image.ink, (ink) => Math.round(ink * 255)), width: 28, height: 28 };
    const fromStrokes = recognizer.recognize(SEVEN);
    expect(recognizer.recognize(gray)?.probabilities).toEqual(fromStrokes?.probabilities);

    // The same, six times as large, in dark blue on yellow paper.
    const canvas: Pixels = { data: new Uint8ClampedArray(4 * 168 * 168), width: 168, height: 168 };
    for (let pixel = 0; pixel < 168 * 168; pixel++) {
      const ink = image.ink[28 * Math.floor(pixel / 168 / 6) + Math.floor((pixel % 168) / 6)];
      canvas.data.set([240 - 240 * ink, 230 - 230 * ink, 120 - 20 * ink, 255], 4 * pixel);
    }
    const prediction = recognizer.recognize(canvas);
    expect(prediction?.label).toBe(7);
    expect(prediction?.image).toEqual(digitFromPixels(canvas));
  });

  test('reads a raster, whose ink is known, as it reads the strokes that made it', () => {
    const raster = rasterize(SEVEN);
    expect(recognizer.recognize(raster)?.image).toEqual(digitFromStrokes(SEVEN));
    // A picture of this would be paper with marks on it; of a raster the ink is what it says.
    const faint = { ...raster, ink: raster.ink.map((value) => value / 16) };
    expect(recognizer.recognize(faint)?.image).toEqual(normalizeDigit(faint));
  });

  test.each<[string, readonly Stroke[] | Pixels | Raster]>([
    ['no stroke', []],
    ['a stroke without points', [[]]],
    ['a dot', [[[5, 5]]]],
    ['white paper', { data: new Uint8ClampedArray(4 * 50 * 40).fill(255), width: 50, height: 40 }],
    ['a raster without ink', { ink: new Float32Array(20), width: 5, height: 4 }],
    ['a transparent canvas', { data: new Uint8ClampedArray(4 * 50 * 40), width: 50, height: 40 }],
  ])('%s is nothing drawn', (_, drawing) => {
    expect(recognizer.recognize(drawing)).toBeNull();
  });

  test('refuses what cannot be drawn, in the words of the image package', () => {
    expect(() => recognizer.recognize([[[0, Number.NaN]]])).toThrow(
      'strokes[0][0]: y is NaN; expected a finite number.',
    );
    expect(() => recognizer.recognize({ data: new Uint8Array(10), width: 2, height: 2 })).toThrow(
      'Pixels: data holds 10 values; 2×2 pixels need 4 (gray) or 16 (RGBA).',
    );
    expect(() => recognizer.recognize({ ink: new Float32Array(3), width: 2, height: 2 })).toThrow(ShapeError);
    expect(() => recognizer.recognize({ ink: Float32Array.of(0, 2), width: 2, height: 1 })).toThrow(InkRangeError);
  });
});

describe('a model of one’s own', () => {
  test('is the one that reads; where two are equally probable, the smaller digit comes first', async () => {
    const model = await createConstantModel([0, 0, 0, 5, 0, 0, 0, 0, 5, 1]);
    const recognizer = await createRecognizer({ model });
    expect(recognizer.model).toEqual({
      name: 'constant',
      numParameters: 7850,
      weightsSha256: model.weightsSha256,
      backend: 'wasm',
    });
    const prediction = recognizer.recognize(SEVEN);
    expect(prediction?.label).toBe(3);
    expect(prediction?.runnerUp).toEqual({ label: 8, probability: prediction?.probability });
  });

  test.each([
    [{ unsureBelow: 0.4, notADigitBelow: 0.2 }, 'digit'],
    [{ unsureBelow: 0.6, notADigitBelow: 0.2 }, 'unsure'],
    [{ unsureBelow: 0.9, notADigitBelow: 0.6 }, 'notADigit'],
    [null, 'digit'],
  ] as const)('says by its own thresholds how far to trust an answer: %o', async (verdictThresholds, verdict) => {
    // Two digits share what there is: each has half but for a ten-thousandth.
    const model = await createConstantModel([0, 0, 0, 12, 0, 0, 0, 0, 12, 0]);
    const recognizer = await createRecognizer({ model: { ...model, verdictThresholds } });
    expect(recognizer.recognize(SEVEN)).toMatchObject({ verdict, label: 3, probability: expect.closeTo(0.5, 3) });
  });

  test('may read flat rows', async () => {
    const model = await createConstantModel([0, 9, 0, 0, 0, 0, 0, 0, 0, 0], { inputShape: [784] });
    expect((await createRecognizer({ model })).recognize(SEVEN)?.label).toBe(1);
  });

  const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

  test('is refused where it was trained on other images', async () => {
    const model = { ...(await createConstantModel(ten)), inputContract: { id: 'digit-28x28', version: 2 } };
    await expect(createRecognizer({ model })).rejects.toThrow(
      new InputContractError(
        'createRecognizer: constant: trained on inputs of digit-28x28 version 2; this program makes digit-28x28 version 1. Train the model again with this version of Raqam.',
      ),
    );
  });

  test.each([
    [
      () => createConstantModel(ten, { inputShape: [32, 32, 1] }),
      'constant reads 32×32×1; expected 28×28×1 or 784, one digit image. Choose a network for digits.',
    ],
    [
      () => createConstantModel([1, 2]),
      'constant gives 2 values; expected 10, one for each digit. Choose a network for digits.',
    ],
    [
      () => createConstantModel(ten, { activation: 'sigmoid' }),
      'constant ends with the activation sigmoid; expected softmax, which gives probabilities. Add it as the last layer.',
    ],
    [
      () => createConstantModel(ten, { activation: 'linear' }),
      'constant ends with the activation linear; expected softmax, which gives probabilities. Add it as the last layer.',
    ],
  ])('is refused where it is none for digits (%#)', async (createModel, fault) => {
    await expect(createRecognizer({ model: await createModel() })).rejects.toThrow(
      new ModelError(`createRecognizer: ${fault}`),
    );
  });

  test('is refused by name where it has a layer that there is not', async () => {
    const model = await createConstantModel(ten);
    const layers = JSON.parse('[{"type":"attention","name":"attend"}]') as typeof model.spec.layers;
    await expect(createRecognizer({ model: { ...model, spec: { ...model.spec, layers } } })).rejects.toThrow(
      'createInference: constant, layer attend is of the type attention, which this engine does not have;',
    );
  });

  test('is refused where weights and network differ', async () => {
    const model = await createConstantModel(ten);
    await expect(createRecognizer({ model: { ...model, weights: model.weights.slice(1) } })).rejects.toThrow(
      'createInference: 1 weight tensors; the network constant has 2.',
    );
  });
});

/** Whole coordinates, which moving and scaling by powers of two keep exact. */
function roundPoints(strokes: readonly Stroke[]): Stroke[] {
  return strokes.map((stroke) => stroke.map(([x, y]): Point => [Math.round(100 * x), Math.round(100 * y)]));
}
