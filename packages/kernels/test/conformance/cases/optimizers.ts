import {
  adadelta,
  adagrad,
  adam,
  adamax,
  emitAdadelta,
  emitAdagrad,
  emitAdam,
  emitAdamax,
  emitMomentum,
  emitRmsprop,
  emitSgd,
  momentum,
  rmsprop,
  sgd,
} from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

/** What every optimizer takes. */
type UpdateArguments = {
  readonly numValues: number;
  readonly weights: Float32Array;
  readonly gradients: Float32Array;
  readonly state0: Float32Array;
  readonly state1: Float32Array;
  readonly rates: Float32Array;
};

type Optimizer = Pick<OpCase<UpdateArguments>, 'name' | 'emit' | 'reference'>;

const MOMENTUM = { momentum: 0.9, nesterov: false };
const NESTEROV = { momentum: 0.9, nesterov: true };
const DECAYING_SQUARE = { rho: 0.95, epsilon: 1e-7 };
const DECAYING_MOMENTS = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

const OPTIMIZERS: readonly Optimizer[] = [
  {
    name: 'sgd',
    emit: emitSgd,
    reference: ({ weights, gradients, rates }) => sgd(weights, gradients, rates),
  },
  {
    name: 'momentum',
    emit: (module) => emitMomentum(module, MOMENTUM),
    reference: ({ weights, gradients, state0, rates }) => momentum(weights, gradients, state0, rates, MOMENTUM),
  },
  {
    name: 'Nesterov momentum',
    emit: (module) => emitMomentum(module, NESTEROV),
    reference: ({ weights, gradients, state0, rates }) => momentum(weights, gradients, state0, rates, NESTEROV),
  },
  {
    name: 'adagrad',
    emit: (module) => emitAdagrad(module, DECAYING_SQUARE),
    reference: ({ weights, gradients, state0, rates }) => adagrad(weights, gradients, state0, rates, DECAYING_SQUARE),
  },
  {
    name: 'rmsprop',
    emit: (module) => emitRmsprop(module, DECAYING_SQUARE),
    reference: ({ weights, gradients, state0, rates }) => rmsprop(weights, gradients, state0, rates, DECAYING_SQUARE),
  },
  {
    name: 'adadelta',
    emit: (module) => emitAdadelta(module, DECAYING_SQUARE),
    reference: ({ weights, gradients, state0, state1, rates }) => {
      const state = { accumulatedGradient: state0, accumulatedUpdate: state1 };
      adadelta(weights, gradients, state, rates, DECAYING_SQUARE);
    },
  },
  {
    name: 'adam',
    emit: (module) => emitAdam(module, DECAYING_MOMENTS),
    reference: ({ weights, gradients, state0, state1, rates }) =>
      adam(weights, gradients, { momentum: state0, meanSquare: state1 }, rates, DECAYING_MOMENTS),
  },
  {
    name: 'adamax',
    emit: (module) => emitAdamax(module, DECAYING_MOMENTS),
    reference: ({ weights, gradients, state0, state1, rates }) =>
      adamax(weights, gradients, { momentum: state0, infinityNorm: state1 }, rates, DECAYING_MOMENTS),
  },
];

/** Magnitudes of normal deviates, with 0 among them, as after the first steps, and what has decayed nearly to nothing. */
const stateOf = (seed: number, length: number) =>
  sampleValues(seed, length).map((value, index) => Math.abs(value) * ([0, 2 ** -100, 2 ** -120][index % 6] ?? 1));

export const cases: readonly OpCase[] = OPTIMIZERS.flatMap((optimizer) =>
  [0, 1, 3, 4, 5, 16, 37].map((numValues) =>
    opCase({
      ...optimizer,
      name: `${optimizer.name} of ${numValues} values`,
      args: {
        numValues,
        weights: sampleValues(1, numValues),
        gradients: sampleValues(2, numValues).map((value, index) => (index % 3 === 0 ? 0 : value)),
        state0: stateOf(3, numValues),
        state1: stateOf(4, numValues),
        rates: Float32Array.of(0.01),
      },
      tolerance: 0,
    }),
  ),
);
