import { type ActivationFunction, activate, emitActivation } from '@raqam/kernels';
import { sampleFloats } from '../../sample-floats.ts';
import { emitInPlace } from '../emit-in-place.ts';
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

const apart: readonly OpCase[] = ACTIVATIONS.flatMap((activation) =>
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

const inPlace: readonly OpCase[] = ACTIVATIONS.map((activation) =>
  opCase({
    name: `activation ${JSON.stringify(activation)} in place`,
    emit: (module) => emitInPlace(module, emitActivation(module, { activation }), 'x', 'y'),
    args: { numValues: VALUES.length, x: VALUES },
    reference: ({ x }) => activate(x, activation, x),
    tolerance: 0,
  }),
);

export const cases: readonly OpCase[] = [...apart, ...inPlace];
