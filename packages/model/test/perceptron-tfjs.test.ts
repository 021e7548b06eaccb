import '@tensorflow/tfjs-backend-cpu';
import { PerceptronError, trainPerceptron, truthTable } from '@raqam/model';
import { trainPerceptronWithTfjs } from '@raqam/model/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';

const ORDERS = { '00,01,10,11': [0, 1, 2, 3], '00,11,01,10': [0, 3, 1, 2] };

describe.each(['and', 'or', 'nand', 'nor', 'xor'])('%s', (gate) => {
  test.each(Object.entries(ORDERS))(
    'in the order %s: the decisions of doubles, in as many passes, weights within 1e-6',
    (_, order) => {
      const examples = order.map((row) => truthTable(gate)[row]);
      const options = { weights: [0.8, -1, -1], learningRate: 0.2, maxPasses: 40 };
      const expected = trainPerceptron(examples, options);
      const actual = trainPerceptronWithTfjs(examples, options);
      const { numPasses, converged } = expected;
      expect(actual).toMatchObject({ numPasses, converged });
      expect(actual.steps.map(({ output }) => output)).toEqual(expected.steps.map(({ output }) => output));
      actual.steps.forEach(({ weights, sum }, step) => {
        expect(Math.abs(sum - expected.steps[step].sum)).toBeLessThan(2e-6);
        weights.forEach((weight, index) => {
          expect(weight).toBe(Math.fround(weight));
          expect(Math.abs(weight - expected.steps[step].weights[index])).toBeLessThan(1e-6);
        });
      });
    },
  );
});

test('leaves no tensor behind, not even when it fails', () => {
  const { numTensors } = tf.memory();
  trainPerceptronWithTfjs(truthTable('and'));
  expect(() => trainPerceptronWithTfjs(truthTable('and'), { weights: [1, 2] })).toThrow(PerceptronError);
  expect(tf.memory().numTensors).toBe(numTensors);
});
