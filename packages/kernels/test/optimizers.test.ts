// The emitted optimizers follow Keras's formulas, written out here in doubles, for 20 steps.
import {
  adadeltaRates,
  adagradRates,
  adamaxRates,
  adamRates,
  emitAdadelta,
  emitAdagrad,
  emitAdam,
  emitAdamax,
  emitMomentum,
  emitRmsprop,
  emitSgd,
  momentumRates,
  rmspropRates,
  sgdRates,
  type UpdateHandle,
} from '@raqam/kernels';
import { ModuleBuilder } from '@raqam/kernels/assembler';
import { createRandomSource } from '@raqam/random';
import { expect, test } from 'vitest';

const NUM_STEPS = 20;
const NUM_VALUES = 37;
const LEARNING_RATE = 0.1;
const TOLERANCE = 1e-5;

/** One weight w, with g its gradient and a, b what is remembered of it: changed in place at step t. */
interface Weight {
  w: number;
  a: number;
  b: number;
}
type Rule = (weight: Weight, g: number, t: number) => void;

interface Optimizer {
  readonly emit: (module: ModuleBuilder) => UpdateHandle;
  readonly rates: (t: number) => readonly number[];
  readonly rule: Rule;
  /** What a and b begin with. @default 0 */
  readonly initialState?: number;
}

const SQUARE = { rho: 0.9, epsilon: 1e-7 };
const MOMENTS = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

const OPTIMIZERS: Readonly<Record<string, Optimizer>> = {
  sgd: {
    emit: emitSgd,
    rates: () => sgdRates(LEARNING_RATE),
    rule: (weight, g) => {
      weight.w -= LEARNING_RATE * g;
    },
  },
  momentum: {
    emit: (module) => emitMomentum(module, { momentum: 0.9, nesterov: false }),
    rates: () => momentumRates(LEARNING_RATE),
    rule: (weight, g) => {
      weight.a = 0.9 * weight.a - LEARNING_RATE * g;
      weight.w += weight.a;
    },
  },
  'Nesterov momentum': {
    emit: (module) => emitMomentum(module, { momentum: 0.9, nesterov: true }),
    rates: () => momentumRates(LEARNING_RATE),
    rule: (weight, g) => {
      weight.a = 0.9 * weight.a - LEARNING_RATE * g;
      weight.w += 0.9 * weight.a - LEARNING_RATE * g;
    },
  },
  adagrad: {
    emit: (module) => emitAdagrad(module, SQUARE),
    rates: () => adagradRates(LEARNING_RATE),
    initialState: Math.fround(0.1),
    rule: (weight, g) => {
      weight.a += g * g;
      weight.w -= (LEARNING_RATE * g) / Math.sqrt(weight.a + SQUARE.epsilon);
    },
  },
  rmsprop: {
    emit: (module) => emitRmsprop(module, SQUARE),
    rates: () => rmspropRates(LEARNING_RATE),
    rule: (weight, g) => {
      weight.a = SQUARE.rho * weight.a + (1 - SQUARE.rho) * g * g;
      weight.w -= (LEARNING_RATE * g) / Math.sqrt(weight.a + SQUARE.epsilon);
    },
  },
  adadelta: {
    emit: (module) => emitAdadelta(module, SQUARE),
    rates: () => adadeltaRates(LEARNING_RATE),
    rule: (weight, g) => {
      weight.a = SQUARE.rho * weight.a + (1 - SQUARE.rho) * g * g;
      const change = (-Math.sqrt(weight.b + SQUARE.epsilon) * g) / Math.sqrt(weight.a + SQUARE.epsilon);
      weight.b = SQUARE.rho * weight.b + (1 - SQUARE.rho) * change * change;
      weight.w += LEARNING_RATE * change;
    },
  },
  adam: {
    emit: (module) => emitAdam(module, MOMENTS),
    rates: (t) => adamRates(MOMENTS, LEARNING_RATE, t),
    rule: (weight, g, t) => {
      const { beta1, beta2, epsilon } = MOMENTS;
      weight.a = beta1 * weight.a + (1 - beta1) * g;
      weight.b = beta2 * weight.b + (1 - beta2) * g * g;
      const rate = (LEARNING_RATE * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
      weight.w -= (rate * weight.a) / (Math.sqrt(weight.b) + epsilon);
    },
  },
  adamax: {
    emit: (module) => emitAdamax(module, MOMENTS),
    rates: (t) => adamaxRates(MOMENTS, LEARNING_RATE, t),
    rule: (weight, g, t) => {
      const { beta1, beta2, epsilon } = MOMENTS;
      weight.a = beta1 * weight.a + (1 - beta1) * g;
      weight.b = Math.max(beta2 * weight.b, Math.abs(g));
      weight.w -= ((LEARNING_RATE / (1 - beta1 ** t)) * weight.a) / (weight.b + epsilon);
    },
  },
};

/** ‖actual − expected‖ / ‖expected‖. */
function relativeDistance(actual: Float32Array, expected: readonly number[]): number {
  const norm = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  const distance = norm(expected.map((value, index) => actual[index] - value));
  return distance === 0 ? 0 : distance / norm(expected);
}

test.each(Object.entries(OPTIMIZERS))('%s', async (_, { emit, rates, rule, initialState = 0 }) => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new ModuleBuilder({ memory: { initialPages: 1 } });
  module.export(emit(module), 'update');
  const { instance } = await WebAssembly.instantiate(module.encode(), { env: { memory } });
  const update = instance.exports.update as (...values: number[]) => void;
  const [weights, gradients, state0, state1, rateValues] = [0, 1, 2, 3, 4].map(
    (index) => new Float32Array(memory.buffer, 256 * index, NUM_VALUES),
  );
  state0.fill(initialState);
  state1.fill(initialState);
  const expected = Array.from(weights, (): Weight => ({ w: 0, a: initialState, b: initialState }));
  for (let t = 1; t <= NUM_STEPS; t++) {
    const source = createRandomSource(1, 'weights', { step: t });
    // Some weights seldom have a gradient, some have large ones.
    gradients.forEach((_gradient, index) => {
      gradients[index] = index % 4 === 0 && t % 5 !== 0 ? 0 : source.normal(index) * 10 ** ((index % 5) - 3);
    });
    rateValues.set(rates(t));
    expected.forEach((weight, index) => {
      rule(weight, gradients[index], t);
    });
    const addresses = [weights, gradients, state0, state1, rateValues].map(({ byteOffset }) => byteOffset);
    update(NUM_VALUES, ...addresses);
    const wanted = (field: keyof Weight) => expected.map((weight) => weight[field]);
    expect(relativeDistance(weights, wanted('w'))).toBeLessThan(TOLERANCE);
    expect(relativeDistance(state0, wanted('a'))).toBeLessThan(TOLERANCE);
    expect(relativeDistance(state1, wanted('b'))).toBeLessThan(TOLERANCE);
  }
});
