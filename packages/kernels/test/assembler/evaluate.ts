import { type Expression, f32, i32, i32x4, ModuleBuilder, type Vector, v128 } from '@raqam/kernels/assembler';
import { expect } from 'vitest';

type Lanes = Int8Array | Uint8Array | Int16Array | Int32Array | Float32Array | BigInt64Array | BigUint64Array;

/** What an expression gives: a number, a vector's lanes, or, where it gives nothing, what {@link INPUT} became. */
export type Value = number | Lanes;

/** Every member of a group of instructions, applied to something, with what it should give. */
export type Examples<Group> = Readonly<Record<keyof Group, readonly [Expression, Value]>>;

/** What memory begins with: bytes of both signs. */
export const INPUT = Uint8Array.from({ length: 64 }, (_, index) => (index * 37 + 200) & 0xff);

/** {@link INPUT}, to read numbers from it. WebAssembly's are little-endian. */
export const INPUT_VIEW = new DataView(INPUT.buffer);

/** Where results are kept, out of the way of {@link INPUT}. */
const RESULT = 1024;

/** A vector with these lanes, 16 bytes. */
export function vectorOf(lanes: Lanes): Vector {
  const [a, b, c, d] = new Int32Array(lanes.buffer, lanes.byteOffset, 4);
  return i32x4.const(a, b, c, d);
}

/** {@link INPUT} with some lanes written to an address. */
export function inputWith(address: number, lanes: Lanes): Uint8Array {
  const bytes = INPUT.slice();
  bytes.set(bytesOf(lanes), address);
  return bytes;
}

/**
 * Assembles a module that computes an expression, has it validated, runs it and compares what it gives to the bit (a NaN
 * equals any other).
 */
export async function expectValue(expression: Expression, expected: Value): Promise<void> {
  const module = new ModuleBuilder({ memory: { initialPages: 1, maximumPages: 1, shared: true } });
  module.function('run', {}, (f) => f.do(store(expression)));
  const bytes = module.encode();
  expect(WebAssembly.validate(bytes), 'a valid module').toBe(true);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  new Uint8Array(memory.buffer).set(INPUT);
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const run = instance.exports.run as () => void;
  run();
  const results = new DataView(memory.buffer, RESULT);
  if (typeof expected === 'number') {
    expect(expression.type === 'i32' ? results.getInt32(0, true) : results.getFloat32(0, true)).toBe(expected);
    return;
  }
  const isEffect = expression.type === 'none';
  const found = new Uint8Array(memory.buffer).slice(isEffect ? 0 : RESULT, isEffect ? INPUT.length : RESULT + 16);
  expect(viewAs(expected, found)).toEqual(expected);
}

function store(expression: Expression): Expression {
  if (expression.type === 'i32') return i32.store(RESULT, expression as Expression<'i32'>);
  if (expression.type === 'f32') return f32.store(RESULT, expression as Expression<'f32'>);
  return expression.type === 'v128' ? v128.store(RESULT, expression as Vector) : expression;
}

function bytesOf({ buffer, byteOffset, byteLength }: Lanes): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function viewAs(like: Lanes, { buffer }: Uint8Array<ArrayBuffer>): Lanes {
  if (like instanceof Int8Array) return new Int8Array(buffer);
  if (like instanceof Int16Array) return new Int16Array(buffer);
  if (like instanceof Int32Array) return new Int32Array(buffer);
  if (like instanceof Float32Array) return new Float32Array(buffer);
  if (like instanceof BigInt64Array) return new BigInt64Array(buffer);
  return like instanceof BigUint64Array ? new BigUint64Array(buffer) : new Uint8Array(buffer);
}
