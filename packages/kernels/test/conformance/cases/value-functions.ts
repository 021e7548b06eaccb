import { createExp, createHyperbolicTangent, exp, hyperbolicTangent, logarithm, logarithmOf } from '@raqam/kernels';
import {
  type FunctionBuilder,
  type FunctionHandle,
  type ModuleBuilder,
  type Vector,
  v128,
} from '@raqam/kernels/assembler';
import { sampleFloats } from '../../sample-floats.ts';
import { type OpCase, opCase } from '../op-case.ts';

/** A kernel that computes a function of as many values as there are, a multiple of four. */
function emitMap(module: ModuleBuilder, create: (f: FunctionBuilder) => (x: Vector) => Vector): FunctionHandle {
  return module.sharedFunction('map', { sizeBytes: 'i32', x: 'i32', y: 'i32' }, 'none', (f, { sizeBytes, x, y }) => {
    const compute = create(f);
    f.for('offset', { to: sizeBytes, step: 16 }, () => {
      f.do(v128.store(y, compute(v128.load(x))));
      f.advance(x, 16);
      f.advance(y, 16);
    });
  });
}

const FUNCTIONS = [
  { name: 'exp', create: createExp, reference: exp },
  { name: 'logarithm', create: (f: FunctionBuilder) => (x: Vector) => logarithmOf(f, x), reference: logarithm },
  { name: 'hyperbolicTangent', create: createHyperbolicTangent, reference: hyperbolicTangent },
] as const;

/** Of every magnitude, subnormal ones too, and what is no finite number. */
const SAMPLE = [...sampleFloats(3e38, 40_009), Infinity, -Infinity, Number.NaN];
const VALUES = Float32Array.from(SAMPLE.slice(SAMPLE.length % 4));

export const cases: readonly OpCase[] = FUNCTIONS.map(({ name, create, reference }) =>
  opCase({
    name: `${name} of ${VALUES.length} values`,
    emit: (module) => emitMap(module, create),
    args: { sizeBytes: VALUES.byteLength, x: VALUES, y: new Float32Array(VALUES.length).fill(9) },
    reference: ({ x, y }) => {
      x.forEach((value, index) => {
        y[index] = reference(value);
      });
    },
    tolerance: 0,
  }),
);
