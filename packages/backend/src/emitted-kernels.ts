import { type FunctionHandle, ModuleBuilder } from '@raqam/kernels/assembler';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { BackendError } from './backend-error.ts';
import { compileModule } from './compile-module.ts';

/** An emitted function: addresses and counts in the order of its parameters. */
export type EmittedKernel = (...args: readonly number[]) => void;

/**
 * Most kernels that are kept. A network needs some five for each of its layers; one that sees ever new shapes would else
 * fill the memory with code.
 */
const MAX_KERNELS = 256;

/** Most pages that memory which threads share can have, 4 GiB: such a memory is taken only by who allows as many. */
const MAX_PAGES = 65_536;

/**
 * Kernels emitted for exactly the shapes that are met, working on the memory of one backend where its tensors lie. Each
 * is compiled when it is first needed, and kept; of too many the one that was used longest ago is forgotten.
 */
export class EmittedKernels {
  readonly #memory: WebAssembly.Memory;
  readonly #kernels = new Map<string, EmittedKernel>();

  constructor(backend: BackendWasm) {
    this.#memory = memoryOf(backend);
  }

  /**
   * @param key  Says what it computes and for which shapes.
   * @param emit  Puts it together. @returns The function to be called.
   * @throws {BackendError} When the page forbids to compile it.
   */
  get(key: string, emit: (module: ModuleBuilder) => FunctionHandle): EmittedKernel {
    const kernel = this.#kernels.get(key) ?? this.#compile(emit);
    // Behind all others: the map keeps the order in which they were set.
    this.#kernels.delete(key);
    this.#kernels.set(key, kernel);
    if (this.#kernels.size > MAX_KERNELS) {
      const [oldest] = this.#kernels.keys();
      this.#kernels.delete(oldest);
    }
    return kernel;
  }

  #compile(emit: (module: ModuleBuilder) => FunctionHandle): EmittedKernel {
    const shared = 'SharedArrayBuffer' in globalThis && this.#memory.buffer instanceof SharedArrayBuffer;
    const module = new ModuleBuilder({
      memory: { initialPages: 1, ...(shared && { shared, maximumPages: MAX_PAGES }) },
    });
    module.export(emit(module), 'run');
    const { exports } = new WebAssembly.Instance(compileModule(module.encode()), { env: { memory: this.#memory } });
    return exports['run'] as EmittedKernel;
  }
}

/** The memory of the module that tfjs runs, which its types do not tell of. */
function memoryOf({ wasm }: BackendWasm): WebAssembly.Memory {
  const { asm, wasmMemory } = wasm as object as { asm?: { memory?: unknown }; wasmMemory?: unknown };
  // The binary with threads is given a memory, the others bring one.
  for (const memory of [asm?.memory, wasmMemory]) if (memory instanceof WebAssembly.Memory) return memory;
  throw new BackendError(
    'The wasm backend does not show its memory; expected it as tfjs-backend-wasm 4.22 has it. Run: npm install @tensorflow/tfjs-backend-wasm@4.22.0',
  );
}
