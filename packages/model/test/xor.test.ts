import { weightsSha256 } from '@raqam/artifact';
import {
  createXorNetwork,
  initializeWeights,
  initializeXor,
  traceXorStep,
  trainXor,
  XOR_PARAMETERS,
  type XorState,
} from '@raqam/model';
import { expect, test } from 'vitest';

/** Some state in the midst of a training. */
function stateAfter(numSteps: number): XorState {
  let state = initializeXor(3);
  while (state.numSteps < numSteps) state = traceXorStep(state).state;
  return state;
}

test('starts from the weights of the network xor, in their order', async () => {
  const weights = initializeWeights(createXorNetwork(), 42);
  const state = initializeXor(42);
  expect(state.parameters).toEqual(weights.flatMap(({ values }) => Array.from(values)));
  expect(state.parameters).toHaveLength(XOR_PARAMETERS.length);
  expect(XOR_PARAMETERS.map((name) => name.split('[')[0])).toEqual(
    weights.flatMap(({ name, values }) => Array.from(values, () => name)),
  );
  expect(await weightsSha256(weights)).toBe('40bd4ed8f1f8faf766a758f74a2b2f421dd01b6856bb5db0059a4ded536ebdcf');
});

test('one step by hand: all weights 0', () => {
  const zeros = XOR_PARAMETERS.map(() => 0);
  const { examples, loss, gradients, updates, state } = traceXorStep(
    { numSteps: 0, parameters: zeros, firstMoments: zeros, secondMoments: zeros },
    0.2,
  );
  expect(examples.map(({ inputs, target }) => [...inputs, target].join(''))).toEqual(['000', '011', '101', '110']);
  for (const { hiddenSums, hiddenOutputs, outputSum, output, outputDelta, hiddenDeltas, target } of examples) {
    expect({ hiddenSums, hiddenOutputs, outputSum, output }).toEqual({
      hiddenSums: [0, 0],
      hiddenOutputs: [0.5, 0.5],
      outputSum: 0,
      output: 0.5,
    });
    expect(outputDelta).toBe(target === 1 ? -0.125 : 0.125);
    expect(hiddenDeltas.map(Math.abs)).toEqual([0, 0]);
  }
  expect(loss).toBeCloseTo(Math.LN2, 15);
  // Half of the rows pull up, half down: XOR gives a network without weights nothing to go by.
  expect(gradients.map(Math.abs)).toEqual(zeros);
  expect(updates.map(Math.abs)).toEqual(zeros);
  expect(state).toMatchObject({ numSteps: 1 });
});

test('the first step of Adam moves each weight by the learning rate against its gradient', () => {
  const state = initializeXor(3);
  const { gradients, updates, state: next } = traceXorStep(state, 0.2);
  gradients.forEach((gradient, index) => {
    expect(updates[index]).toBeCloseTo(-0.2 * Math.sign(gradient), 4);
    expect(next.parameters[index]).toBe(state.parameters[index] + updates[index]);
  });
});

test.each([0, 1, 10, 100])('gradients after %i steps are those of finite differences', (numSteps) => {
  const state = stateAfter(numSteps);
  const { gradients } = traceXorStep(state);
  const h = 1e-5;
  XOR_PARAMETERS.forEach((_, index) => {
    const lossAt = (shift: number) =>
      traceXorStep({ ...state, parameters: state.parameters.map((p, i) => (i === index ? p + shift : p)) }).loss;
    // The error of the central difference is about h² plus 1e-16 / h.
    expect(Math.abs((lossAt(h) - lossAt(-h)) / (2 * h) - gradients[index])).toBeLessThan(1e-9);
  });
});

test('a trace is consistent: the chain of deltas, the mean of the losses', () => {
  const state = stateAfter(50);
  const { examples, loss } = traceXorStep(state);
  const [, , , , , , v1, v2] = state.parameters;
  for (const { target, output, outputDelta, hiddenOutputs, hiddenDeltas, loss: own } of examples) {
    expect(outputDelta).toBe((output - target) / 4);
    expect(hiddenDeltas[0]).toBe(outputDelta * v1 * hiddenOutputs[0] * (1 - hiddenOutputs[0]));
    expect(hiddenDeltas[1]).toBe(outputDelta * v2 * hiddenOutputs[1] * (1 - hiddenOutputs[1]));
    expect(own).toBeCloseTo(-Math.log(target === 1 ? output : 1 - output), 12);
  }
  expect(loss).toBeCloseTo(examples.reduce((sum, each) => sum + each.loss, 0) / 4, 15);
});

test('training is its steps, one after the other', () => {
  const { state, losses, outputs, loss } = trainXor(3, { epochs: 50 });
  expect(state).toEqual(stateAfter(50));
  expect(losses).toHaveLength(50);
  expect(losses[49]).toBe(traceXorStep(stateAfter(49)).loss);
  const end = traceXorStep(state);
  expect(outputs).toEqual(end.examples.map(({ output }) => output));
  expect(loss).toBe(end.loss);
});

test('the loss stays finite where an output has rounded to 1', () => {
  const state = initializeXor(1);
  const { examples, loss } = traceXorStep({ ...state, parameters: [0, 0, 0, 0, 0, 0, 0, 0, 800] });
  expect(examples.map(({ output }) => output)).toEqual([1, 1, 1, 1]);
  expect(loss).toBe(400);
});

// The whole measurement over 200 seeds: npm run acceptance -- xor.
test('5,000 epochs solve XOR for some seeds, and leave others where no step leads out', () => {
  const results = Array.from({ length: 20 }, (_, seed) => trainXor(seed));
  const solved = results.filter((result) => result.solved);
  // Of 1,500 seeds 0.395 solve it; 2 to 14 of 20 leaves out less than one such sample in a thousand.
  expect(solved.length).toBeGreaterThanOrEqual(2);
  expect(solved.length).toBeLessThanOrEqual(14);
  for (const { outputs, loss } of solved) {
    expect(outputs.map(Math.round)).toEqual([0, 1, 1, 0]);
    expect(loss).toBeLessThan(0.01);
  }
  for (const { loss, losses } of results.filter((result) => !result.solved)) {
    expect(loss).toBeGreaterThan(0.3);
    expect(losses[4000] - loss).toBeLessThan(0.01);
  }
});
