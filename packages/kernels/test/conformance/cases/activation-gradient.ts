import { type ActivationFunction, activationGradient, emitActivationGradient } from '@raqam/kernels';
import { emitInPlace } from '../emit-in-place.ts';
import { type OpCase, opCase } from '../op-case.ts';
import { sampleValues } from '../sample-values.ts';

const ACTIVATIONS: readonly ActivationFunction[] = [
  'linear',
  'relu',
  'sigmoid',
  'tanh',
  { type: 'leakyRelu', slope: 0.2 },
  { type: 'scaledTanh', amplitude: 1.7159, slope: 2 / 3 },
];

const apart: readonly OpCase[] = ACTIVATIONS.flatMap((activation) =>
  [0, 1, 3, 4, 5, 101].map((numValues) => {
    // Outputs of 0 of either sign are where a rectifier's gradient turns.
    const y = sampleValues(1, numValues);
    y.set([0, -0].slice(0, numValues));
    return opCase({
      name: `activationGradient ${JSON.stringify(activation)} of ${numValues} values`,
      emit: (module) => emitActivationGradient(module, { activation }),
      args: { numValues, y, dy: sampleValues(2, numValues), dx: new Float32Array(numValues).fill(9) },
      reference: (args) => activationGradient(args.y, args.dy, activation, args.dx),
      tolerance: 0,
    });
  }),
);

const inPlace: readonly OpCase[] = ACTIVATIONS.map((activation) =>
  opCase({
    name: `activationGradient ${JSON.stringify(activation)} in place`,
    emit: (module) => emitInPlace(module, emitActivationGradient(module, { activation }), 'dy', 'dx'),
    args: { numValues: 6, y: sampleValues(1, 6), dy: sampleValues(2, 6) },
    reference: ({ y, dy }) => activationGradient(y, dy, activation, dy),
    tolerance: 0,
  }),
);

export const cases: readonly OpCase[] = [...apart, ...inPlace];
