import { type ActivationFunction, activate, emitActivation } from '@raqam/kernels';
import { sampleFloats } from '../../sample-floats.ts';
import { type OpCase, opCase } from '../op-case.ts';

const ACTIVATIONS: readonly ActivationFunction[] = [
  'linear',
  'relu',
  'sigmoid',
  'tanh',
  { type: 'leakyRelu', slope: 0.2 },
  { type: 'leakyRelu', slope: 1.5 },
  { type: 'scaledTanh', amplitude: 1.7159, slope: 2 / 3 },
];

/** Every size of number, both zeros, the infinities and what is none. */
const VALUES = Float32Array.of(...sampleFloats(1e30, 1_000_003), -0, Infinity, -Infinity, Number.NaN, 88.73, -104);

export const cases: readonly OpCase[] = ACTIVATIONS.flatMap((activation) =>
  [0, 1, 3, 4, 5, VALUES.length].map((numValues) =>
    opCase({
      name: `activation ${JSON.stringify(activation)} of ${numValues} values`,
      emit: (module) => emitActivation(module, { activation }),
      args: { numValues, x: VALUES.slice(VALUES.length - numValues), y: new Float32Array(numValues).fill(9) },
      reference: ({ x, y }) => activate(x, activation, y),
      tolerance: 0,
    }),
  ),
);
