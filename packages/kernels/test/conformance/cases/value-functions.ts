import { emitExp, emitHyperbolicTangent, emitLogarithm, exp, hyperbolicTangent, logarithm } from '@raqam/kernels';
import { call, type FunctionHandle, type ModuleBuilder, v128 } from '@raqam/kernels/assembler';
import { sampleFloats } from '../../sample-floats.ts';
import { type OpCase, opCase } from '../op-case.ts';

type ValueFunction = FunctionHandle<{ x: 'v128' }, 'v128'>;

/** A kernel that applies a function of four values to as many as there are, a multiple of four. */
function emitMap(module: ModuleBuilder, emitFunction: (module: ModuleBuilder) => ValueFunction): FunctionHandle {
  return module.sharedFunction('map', { sizeBytes: 'i32', x: 'i32', y: 'i32' }, 'none', (f, { sizeBytes, x, y }) => {
    f.for('offset', { to: sizeBytes, step: 16 }, () => {
      f.do(v128.store(y, call(emitFunction(module), { x: v128.load(x) })));
      f.advance(x, 16);
      f.advance(y, 16);
    });
  });
}

const FUNCTIONS = [
  { name: 'exp', emit: emitExp, reference: exp },
  { name: 'logarithm', emit: emitLogarithm, reference: logarithm },
  { name: 'hyperbolicTangent', emit: emitHyperbolicTangent, reference: hyperbolicTangent },
] as const;

/** Of every magnitude, subnormal ones too, and what is no finite number. */
const SAMPLE = [...sampleFloats(3e38, 40_009), Infinity, -Infinity, Number.NaN];
const VALUES = Float32Array.from(SAMPLE.slice(SAMPLE.length % 4));

export const cases: readonly OpCase[] = FUNCTIONS.map(({ name, emit, reference }) =>
  opCase({
    name: `${name} of ${VALUES.length} values`,
    emit: (module) => emitMap(module, emit),
    args: { sizeBytes: VALUES.byteLength, x: VALUES, y: new Float32Array(VALUES.length).fill(9) },
    reference: ({ x, y }) => {
      x.forEach((value, index) => {
        y[index] = reference(value);
      });
    },
    tolerance: 0,
  }),
);
