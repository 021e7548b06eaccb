// One value taken apart: its result is that of the network, to the bit, and its terms are what a hand would add up.
import { inferShapes, parseModelSpec } from '@raqam/artifact';
import { EngineError } from '@raqam/engine';
import { createLayerTrace, traceValue } from '@raqam/engine/reference';
import { createModelSpec, MODEL_NAMES } from '@raqam/model';
import { describe, expect, test } from 'vitest';
import { everyLayer } from './every-layer.ts';
import { randomImages, randomWeights } from './random-values.ts';

const COMBINING = ['conv2d', 'dense', 'maxPool2d', 'averagePool2d', 'subsample2d'];

describe.each(
  [...MODEL_NAMES.map((name) => createModelSpec(name)), everyLayer].map((spec) => [spec.name, spec] as const),
)('%s', (_, spec) => {
  test('the result is that of the network', () => {
    const weights = randomWeights(spec).map(({ values }) => values);
    const image = randomImages(spec, 1);
    const layers = createLayerTrace(spec, weights).run(image);
    for (const [index, { outputs, sums }] of layers.entries()) {
      const inputs = index === 0 ? image : layers[index - 1].outputs;
      const values = sums ?? outputs;
      // Every value of a small layer, some 30 of a large one, the first and the last among them.
      const step = Math.ceil((values.length - 1) / 30) || 1;
      for (let place = 0; place < values.length; place += step) {
        const trace = traceValue(spec, weights, index, inputs, place);
        if (COMBINING.includes(spec.layers[index].type)) expect(trace?.result).toBe(values[place]);
        else expect(trace).toBeNull();
      }
    }
  });
});

const tiny = parseModelSpec({
  version: 1,
  name: 'tiny',
  inputShape: [2, 2, 2],
  layers: [
    {
      type: 'conv2d',
      name: 'conv',
      filters: 2,
      kernelSize: [2, 2],
      padding: 'same',
      connections: [[1], [0, 1]],
    },
    { type: 'averagePool2d', name: 'pool', poolSize: [1, 2] },
  ],
});
// [2, 2, 3 pairs]: filter 0 with channel 1, filter 1 with channel 0, filter 1 with channel 1.
const tinyWeights = [Float32Array.from({ length: 12 }, (_, i) => i + 1), Float32Array.of(0.5, -0.5)];
const tinyImage = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);

test('a window at the edge has the terms that lie inside, of the channels that are connected', () => {
  // At (0, 1) the window sees the right column only; filter 0 sees channel 1 of it.
  expect(traceValue(tiny, tinyWeights, 0, tinyImage, 2)).toEqual({
    rule: 'weightedSum',
    window: { top: 0, left: 1, height: 2, width: 2 },
    terms: [
      { index: 3, input: 4, weight: 1, product: 4 },
      { index: 7, input: 8, weight: 7, product: 56 },
    ],
    bias: 0.5,
    factor: null,
    result: 60.5,
  });
});

test('a mean has no weights', () => {
  expect(traceValue(tiny, tinyWeights, 1, tinyImage, 3)).toEqual({
    rule: 'mean',
    window: { top: 1, left: 0, height: 1, width: 2 },
    terms: [
      { index: 5, input: 6, weight: null, product: 6 },
      { index: 7, input: 8, weight: null, product: 8 },
    ],
    bias: null,
    factor: null,
    result: 7,
  });
});

test('refuses a place that the layer does not have', () => {
  const { outputShape } = inferShapes(tiny).layers[0];
  expect(outputShape).toEqual([2, 2, 2]);
  expect(() => traceValue(tiny, tinyWeights, 0, tinyImage, 8)).toThrow(
    new EngineError('traceValue: layer conv has no value 8; expected a place from 0 to 7.'),
  );
});
