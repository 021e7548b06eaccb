import { adam, emitAdam, emitSgd, sgd } from '@raqam/kernels';
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

const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

const OPTIMIZERS: readonly Optimizer[] = [
  {
    name: 'sgd',
    emit: emitSgd,
    reference: ({ weights, gradients, rates }) => sgd(weights, gradients, rates),
  },
  {
    name: 'adam',
    emit: (module) => emitAdam(module, ADAM),
    reference: ({ weights, gradients, state0, state1, rates }) =>
      adam(weights, gradients, { momentum: state0, meanSquare: state1 }, rates, ADAM),
  },
];

export const cases: readonly OpCase[] = OPTIMIZERS.flatMap((optimizer) =>
  [0, 1, 3, 4, 5, 16, 37].map((numValues) =>
    opCase({
      ...optimizer,
      name: `${optimizer.name} of ${numValues} values`,
      args: {
        numValues,
        weights: sampleValues(1, numValues),
        gradients: sampleValues(2, numValues).map((value, i) => (i % 3 === 0 ? 0 : value)),
        state0: sampleValues(3, numValues).map((value, i) => (i % 5 === 0 ? 0 : Math.abs(value))),
        state1: sampleValues(4, numValues).map((value, i) => (i % 5 === 0 ? 0 : Math.abs(value))),
        rates: Float32Array.of(0.01),
      },
      tolerance: 0,
    }),
  ),
);
