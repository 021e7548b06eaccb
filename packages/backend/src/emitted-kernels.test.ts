import { i32 } from '@raqam/kernels/assembler';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';
import { BackendError } from './backend-error.ts';
import { EmittedKernels } from './emitted-kernels.ts';

/** A backend of which only the memory is looked at. */
function backendWith(wasm: object): BackendWasm {
  return { wasm } as object as BackendWasm;
}

test.each([
  ['the binary of one thread', (memory: WebAssembly.Memory) => ({ asm: { memory } }), false],
  ['the binary with threads', (memory: WebAssembly.Memory) => ({ asm: {}, wasmMemory: memory }), true],
] as const)('kernels work on the memory of %s, also when it has grown', (_, wasm, shared) => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 4, shared });
  const kernels = new EmittedKernels(backendWith(wasm(memory)));
  const store = kernels.get('store', (module) =>
    module.sharedFunction('store', { address: 'i32', value: 'i32' }, 'none', (f, { address, value }) => {
      f.do(i32.store(address, value));
    }),
  );
  memory.grow(1);
  store(65_540, 7);
  expect(new Int32Array(memory.buffer)[65_540 / 4]).toBe(7);
});

test('a backend that does not show its memory is refused', () => {
  expect(() => new EmittedKernels(backendWith({ asm: { memory: {} } }))).toThrow(
    new BackendError(
      'The wasm backend does not show its memory; expected it as tfjs-backend-wasm 4.22 has it. Run: npm install @tensorflow/tfjs-backend-wasm@4.22.0',
    ),
  );
});
