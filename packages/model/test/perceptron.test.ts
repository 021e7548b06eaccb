import {
  composeGates,
  decisionLine,
  type Example,
  GATES,
  Perceptron,
  PerceptronError,
  type PerceptronTrace,
  runComposedGate,
  trainPerceptron,
  truthTable,
} from '@raqam/model';
import { describe, expect, test } from 'vitest';

/** Rows of a gate in a given order. */
function rows(gate: string, order = '00,01,10,11'): readonly Example[] {
  const table = truthTable(gate);
  return order.split(',').map((row) => table[Number.parseInt(row, 2)]);
}

/** The classroom's start: the line x2 = −x1 + 0.8. */
const START = { weights: [0.8, -1, -1], learningRate: 0.2 };
const CLASSROOM_ORDER = '00,11,01,10';

/** The same start five times as large with rate 1: whole numbers, so arithmetic without rounding. */
const EXACT_START = { weights: [4, -5, -5], learningRate: 1 };

function weightsAfterEachStep({ steps }: PerceptronTrace) {
  return steps.map(({ weights }) => weights);
}

describe('AND from (0.8, −1, −1) at rate 0.2', () => {
  test('one pass in the order 00, 11, 01, 10, to the last bit', () => {
    const trace = trainPerceptron(rows('and', CLASSROOM_ORDER), { ...START, maxPasses: 1 });
    expect(trace).toEqual({
      initialWeights: [0.8, -1, -1],
      steps: [
        {
          pass: 1,
          inputs: [1, 0, 0],
          sum: 0.8,
          output: 1,
          target: 0,
          weightChanges: [-0.2, 0, 0],
          weights: [0.6000000000000001, -1, -1],
          line: { kind: 'sloped', slope: -1, intercept: 0.6000000000000001 },
        },
        {
          pass: 1,
          inputs: [1, 1, 1],
          sum: -1.4,
          output: 0,
          target: 1,
          weightChanges: [0.2, 0.2, 0.2],
          weights: [0.8, -0.8, -0.8],
          line: { kind: 'sloped', slope: -1, intercept: 1 },
        },
        {
          pass: 1,
          inputs: [1, 0, 1],
          sum: 0,
          output: 0,
          target: 0,
          weightChanges: [0, 0, 0],
          weights: [0.8, -0.8, -0.8],
          line: { kind: 'sloped', slope: -1, intercept: 1 },
        },
        {
          pass: 1,
          inputs: [1, 1, 0],
          sum: 0,
          output: 0,
          target: 0,
          weightChanges: [0, 0, 0],
          weights: [0.8, -0.8, -0.8],
          line: { kind: 'sloped', slope: -1, intercept: 1 },
        },
      ],
      converged: false,
      numPasses: 1,
      weights: [0.8, -0.8, -0.8],
    });
  });

  test('what one pass leaves is not AND yet, but NOR', () => {
    const perceptron = new Perceptron([0.8, -0.8, -0.8]);
    expect(truthTable('nor').map(({ inputs }) => perceptron.output(inputs))).toEqual(
      truthTable('nor').map(({ target }) => target),
    );
  });

  test.each([
    [CLASSROOM_ORDER, START, 12, [-0.39999999999999997, 0.39999999999999997, 0.19999999999999996]],
    [CLASSROOM_ORDER, EXACT_START, 14, [-2, 2, 1]],
    ['00,01,10,11', START, 10, [-0.19999999999999996, 0.19999999999999996, 0.19999999999999996]],
    ['00,01,10,11', EXACT_START, 13, [-2, 2, 1]],
  ])('order %s from %o: pass %i is the first without an error', (order, start, numPasses, weights) => {
    const trace = trainPerceptron(rows('and', order), start);
    expect(trace).toMatchObject({ converged: true, numPasses, weights });
    expect(trace.steps).toHaveLength(4 * numPasses);
    const errors = trace.steps.filter(({ output, target }) => output !== target);
    expect(Math.max(...errors.map(({ pass }) => pass))).toBe(numPasses - 1);
  });

  test('doubles part from exact arithmetic where they leave 5.6e-17 in place of 0', () => {
    const [doubles, exact] = [START, EXACT_START].map((start) =>
      trainPerceptron(rows('and', CLASSROOM_ORDER), start).steps.map(({ sum, output }) => ({ sum, output })),
    );
    const parting = doubles.findIndex(({ output }, step) => output !== exact[step].output);
    expect(exact[parting]).toEqual({ sum: 0, output: 0 });
    expect(doubles[parting]).toEqual({ sum: 2 ** -54, output: 1 });
  });

  // A program that computes the output anew after each single weight is another rule, and not one that learns.
  test('an update in one piece: recomputing the output within it gives the same first pass and never learns AND', () => {
    const weights = [...START.weights];
    const output = (inputs: readonly number[]) =>
      inputs.reduce((sum, input, i) => sum + weights[i] * input, 0) > 0 ? 1 : 0;
    const passes = Array.from({ length: 200 }, () => {
      let numErrors = 0;
      for (const { inputs, target } of rows('and', CLASSROOM_ORDER)) {
        const withConstant = [1, ...inputs];
        if (output(withConstant) !== target) numErrors += 1;
        withConstant.forEach((input, i) => {
          weights[i] += START.learningRate * (target - output(withConstant)) * input;
        });
      }
      return { weights: [...weights], numErrors };
    });
    expect(passes[0].weights).toEqual([0.8, -0.8, -0.8]);
    expect(passes.every(({ numErrors }) => numErrors > 0)).toBe(true);
    const stuck = passes.slice(100).map((pass) => pass.weights);
    expect(new Set(stuck.map((each) => each.join())).size).toBe(1);
    expect(stuck[0]).toEqual([-0.19999999999999996, 0.19999999999999996, -(2 ** -54)]);
  });
});

test('the worked example of two updates is NAND: (1, −1, −0.8), then (1.2, −0.8, −0.8)', () => {
  const trace = trainPerceptron(rows('nand', CLASSROOM_ORDER), START);
  expect(weightsAfterEachStep(trace).slice(0, 4)).toEqual([
    [0.8, -1, -1],
    [0.8, -1, -1],
    [1, -1, -0.8],
    [1.2, -0.8, -0.8],
  ]);
  expect(trace.steps[2].line).toEqual({ kind: 'sloped', slope: -1.25, intercept: 1.25 });
  expect(trace.steps[3].line).toEqual({ kind: 'sloped', slope: -1, intercept: 1.4999999999999998 });
  expect(trace).toMatchObject({ converged: true, numPasses: 2, weights: [1.2, -0.8, -0.8] });
});

test.each([CLASSROOM_ORDER, '00,01,10,11'])('OR converges in the order %s', (order) => {
  const trace = trainPerceptron(rows('or', order), START);
  expect(trace.converged).toBe(true);
  const perceptron = new Perceptron(trace.weights);
  expect(truthTable('or').map(({ inputs }) => perceptron.output(inputs))).toEqual([0, 1, 1, 1]);
});

test('XOR does not converge, however long', () => {
  expect(trainPerceptron(rows('xor'), { ...START, maxPasses: 1000 })).toMatchObject({
    converged: false,
    numPasses: 1000,
  });
});

test('without a word: weights from 0, rate 0.2, at most 100 passes', () => {
  const trace = trainPerceptron(truthTable('xor'));
  expect(trace).toMatchObject({ initialWeights: [0, 0, 0], numPasses: 100 });
  expect(trace.steps[1].weightChanges).toEqual([0.2, 0, 0.2]);
});

test('one input or three have no line', () => {
  expect(trainPerceptron(truthTable('10')).steps[0].line).toBeNull();
  const three = trainPerceptron(truthTable('00000001'));
  expect(three).toMatchObject({ converged: true });
  expect(three.steps[0].line).toBeNull();
});

describe('decisionLine', () => {
  test.each([
    [[0.8, -1, -1], { kind: 'sloped', slope: -1, intercept: 0.8 }],
    [[1, 0, 2], { kind: 'sloped', slope: 0, intercept: -0.5 }],
    [[0, 1, 2], { kind: 'sloped', slope: -0.5, intercept: 0 }],
    [[1, -2, 0], { kind: 'vertical', at: 0.5 }],
    [[0, 3, 0], { kind: 'vertical', at: 0 }],
    [[1, 0, 0], { kind: 'none' }],
  ] as const)('%j', ([bias, w1, w2], line) => {
    expect(decisionLine([bias, w1, w2])).toEqual(line);
  });
});

describe('truthTable', () => {
  test.each(Object.entries(GATES))('%s is %s', (name, table) => {
    expect(truthTable(name)).toEqual(truthTable(table));
    expect(
      truthTable(name.toUpperCase())
        .map(({ target }) => target)
        .join(''),
    ).toBe(table);
  });

  test('rows count upwards in binary', () => {
    expect(truthTable('0111').map(({ inputs }) => inputs)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(truthTable('00000001').at(-2)).toEqual({ inputs: [1, 1, 0], target: 0 });
  });

  test.each(['', '0', '011', '01101', '0120', 'toString', '01'.repeat(16)])('refuses "%s"', (gate) => {
    expect(() => truthTable(gate)).toThrow(
      new PerceptronError(
        `received the gate "${gate}"; expected one of and, or, nand, nor, xor, or a truth table of 2, 4, 8 or 16 digits ` +
          '0 and 1, such as 0110 for xor. Pass one of them.',
      ),
    );
  });
});

describe('composeGates', () => {
  test('XOR is AND of NAND and OR', () => {
    const xor = composeGates('and', ['nand', 'or']);
    expect(truthTable('xor').map(({ inputs }) => runComposedGate(xor, inputs))).toEqual([
      { hidden: [1, 0], output: 0 },
      { hidden: [1, 1], output: 1 },
      { hidden: [1, 1], output: 1 },
      { hidden: [0, 1], output: 0 },
    ]);
  });

  test('is made of gates that can be learned', () => {
    expect(() => composeGates('and', ['xor', 'or'])).toThrow(
      new PerceptronError(
        'one perceptron cannot learn xor; expected a gate that a line separates. Compose it from others.',
      ),
    );
  });
});

describe('refuses', () => {
  test.each([
    [[], 'received the weights []; expected finite numbers, the bias weight first. Correct them.'],
    [[1, Number.NaN], 'received the weights [1, NaN]; expected finite numbers, the bias weight first. Correct them.'],
  ])('the weights %j', (weights, message) => {
    expect(() => new Perceptron(weights)).toThrow(new PerceptronError(message));
  });

  test('inputs that are not as many as the weights', () => {
    const message =
      'received the inputs [0, 0] for the weights [1, 2]; expected one input for each weight but the first, which is ' +
      'the bias weight. Pass as many.';
    expect(() => new Perceptron([1, 2]).output([0, 0])).toThrow(new PerceptronError(message));
    expect(() => trainPerceptron(truthTable('and'), { weights: [1, 2] })).toThrow(new PerceptronError(message));
  });

  test('changes that are not as many as the weights', () => {
    expect(() => new Perceptron([1, 2]).change([1])).toThrow(
      new PerceptronError(
        'received the changes [1] for the weights [1, 2]; expected one for each weight. Pass as many.',
      ),
    );
  });

  test.each([
    [{ learningRate: 0 }, 'received the learning rate 0; expected a number above 0, such as 0.2. Pass one.'],
    [{ learningRate: Number.NaN }, 'received the learning rate NaN; expected a number above 0, such as 0.2. Pass one.'],
    [{ maxPasses: 0 }, 'received 0 passes; expected a whole number from 1. Pass one.'],
    [{ maxPasses: 1.5 }, 'received 1.5 passes; expected a whole number from 1. Pass one.'],
  ])('the options %j', (options, message) => {
    expect(() => trainPerceptron(truthTable('and'), options)).toThrow(new PerceptronError(message));
  });

  test('no examples', () => {
    expect(() => trainPerceptron([])).toThrow(
      new PerceptronError('received no examples; expected at least one. Pass the rows of a truth table.'),
    );
  });
});
