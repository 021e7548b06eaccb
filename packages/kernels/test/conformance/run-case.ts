import { ModuleBuilder } from '@raqam/kernels/assembler';
import { expect } from 'vitest';
import type { OpCase, Values } from './op-case.ts';

/** Bytes left around each array, to see whether a kernel writes beyond it. */
const MARGIN = 64;
const MARGIN_BYTE = 0xa5;

/** Emits a kernel, runs it and its reference on the same values, and compares every array, and the memory around them. */
export async function runCase({ args, emit, name, reference, scratch = [], tolerance }: OpCase): Promise<void> {
  const arrays = Object.entries(args).filter((entry): entry is [string, Values] => typeof entry[1] !== 'number');
  let end = MARGIN;
  const addresses = new Map<string, number>();
  for (const [key, values] of arrays) {
    // Aligned for f32 and no further, since callers' arrays are no further aligned either.
    addresses.set(key, end);
    end = Math.ceil((end + values.byteLength) / 4) * 4 + MARGIN;
  }
  const numPages = Math.ceil(end / 65_536);
  const module = new ModuleBuilder({ memory: { initialPages: numPages } });
  const handle = emit(module);
  module.export(handle, 'kernel');
  const memory = new WebAssembly.Memory({ initial: numPages });
  const bytes = new Uint8Array(memory.buffer).fill(MARGIN_BYTE);
  for (const [key, values] of arrays) bytes.set(bytesOf(values), addresses.get(key));
  const { instance } = await WebAssembly.instantiate(module.encode(), { env: { memory } });
  const kernel = instance.exports.kernel as (...values: number[]) => void;
  const names = Object.keys(handle.params);
  expect(new Set(Object.keys(args)), `${name}: the arguments`).toEqual(new Set(names));
  kernel(
    ...names.map((key) => {
      const value = args[key];
      return typeof value === 'number' ? value : (addresses.get(key) ?? 0);
    }),
  );

  const expected: Record<string, Values> = Object.fromEntries(arrays.map(([key, values]) => [key, values.slice()]));
  reference(expected);
  const seen = new Uint8Array(end);
  for (const [key, values] of arrays) {
    const start = addresses.get(key) ?? 0;
    const found = bytes.slice(start, start + values.byteLength);
    seen.fill(1, start, start + values.byteLength);
    if (!scratch.includes(key)) expectClose(`${name}: ${key}`, viewAs(values, found), expected[key], tolerance);
  }
  const strays = bytes.subarray(0, end).findIndex((byte, address) => seen[address] === 0 && byte !== MARGIN_BYTE);
  expect(strays, `${name}: a byte outside of all arrays was written`).toBe(-1);
}

function expectClose(what: string, actual: Values, expected: Values, tolerance: number): void {
  let scale = 1e-30;
  for (const value of expected) scale = Math.max(scale, Math.abs(value));
  const wrong = actual.findIndex(
    (value, index) => !Object.is(value, expected[index]) && !(Math.abs(value - expected[index]) <= tolerance * scale),
  );
  if (wrong === -1) return;
  expect.fail(
    `${what}[${wrong}] is ${actual[wrong]}; the reference gives ${expected[wrong]} (greatest magnitude ${scale})`,
  );
}

function bytesOf({ buffer, byteLength, byteOffset }: Values): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function viewAs(like: Values, bytes: Uint8Array<ArrayBuffer>): Values {
  if (like instanceof Float32Array) return new Float32Array(bytes.buffer);
  return like instanceof Int32Array ? new Int32Array(bytes.buffer) : bytes;
}
