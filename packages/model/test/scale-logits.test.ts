import { parseModelSpec, SpecError } from '@raqam/artifact';
import { createCnn, createXorNetwork, initializeWeights, scaleLogits } from '@raqam/model';
import { expect, test } from 'vitest';

test('divides kernel and bias of the last layer, and nothing else', () => {
  const spec = createCnn();
  const weights = initializeWeights(spec, 1);
  const scaled = scaleLogits(spec, weights, 1.5);
  const last = ['dense2/kernel', 'dense2/bias'];
  for (const [index, { name, shape, values }] of weights.entries()) {
    if (!last.includes(name)) expect(scaled[index]).toBe(weights[index]);
    else expect(scaled[index]).toEqual({ name, shape, values: values.map((value) => value / 1.5) });
  }
});

test('a softmax may be a layer of its own', () => {
  const spec = parseModelSpec({
    version: 1,
    name: 'net',
    inputShape: [2],
    layers: [
      { type: 'dense', name: 'logits', units: 2 },
      { type: 'activation', name: 'softmax', activation: 'softmax' },
    ],
  });
  const weights = [
    { name: 'logits/kernel', shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) },
    { name: 'logits/bias', shape: [2], values: Float32Array.of(5, 6) },
  ];
  expect(scaleLogits(spec, weights, 2).map(({ values }) => Array.from(values))).toEqual([
    [0.5, 1, 1.5, 2],
    [2.5, 3],
  ]);
});

test('a network without a softmax is refused', () => {
  const spec = createXorNetwork();
  expect(() => scaleLogits(spec, initializeWeights(spec, 1), 2)).toThrow(
    new SpecError(
      'xor ends with output (dense); expected a dense layer and a softmax. Scale the logits of such a network, or leave its probabilities as they are.',
    ),
  );
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('the temperature %s is refused', (temperature) => {
  const spec = createCnn();
  expect(() => scaleLogits(spec, initializeWeights(spec, 1), temperature)).toThrow(
    new SpecError(
      `cnn: the temperature is ${temperature}; expected a finite number above 0. Pass what calibrate gives.`,
    ),
  );
});
