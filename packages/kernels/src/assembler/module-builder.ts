import { AssemblerError } from './assembler-error.ts';
import { ByteWriter } from './byte-writer.ts';
import { TYPE_BYTES, type ValueType, type Vector } from './expression.ts';
import { f32x4 } from './f32x4.ts';
import { FunctionBuilder, type FunctionHandle, type ParameterLocals, type Parameters } from './function-builder.ts';

/** The memory that a module works on; it brings none of its own. */
export interface MemoryLimits {
  /** Pages of 64 KiB that the memory has at least. */
  readonly initialPages: number;
  /** Most pages it may ever have; needed where it is shared. */
  readonly maximumPages?: number;
  /** Whether threads share it. @default false */
  readonly shared?: boolean;
}

/** What a module is put together for. */
export interface ModuleOptions {
  readonly memory: MemoryLimits;
  /** `fast`: multiply-adds may be rounded once, where the machine likes; not equal everywhere. @default 'exact' */
  readonly precision?: 'exact' | 'fast';
  /** Whether it is kept as text too, for `listing`. @default false */
  readonly keepsListing?: boolean;
}

interface ModuleFunction {
  readonly handle: FunctionHandle;
  /** Locals and instructions. */
  readonly code: Uint8Array;
  /** Its statements as text; null where that is not kept. */
  readonly lines: readonly string[] | null;
}

/**
 * Puts a WebAssembly module together, function by function. It imports its memory as `env.memory`.
 *
 *     const module = new ModuleBuilder({ memory: { initialPages: 1 } });
 *     module.function('double', { x: 'i32' }, (f, { x }) => {
 *       f.do(f32.store(x, f32.mul(f32.load(x), f32.const(2))));
 *     });
 *     const { instance } = await WebAssembly.instantiate(module.encode(), { env: { memory } });
 *
 * @see https://webassembly.github.io/spec/core/binary/
 */
export class ModuleBuilder {
  readonly precision: 'exact' | 'fast';
  readonly #memory: MemoryLimits;
  readonly #keepsListing: boolean;
  readonly #functions: ModuleFunction[] = [];
  readonly #names = new Set<string>();
  readonly #code = new ByteWriter();
  readonly #shared = new Map<string, FunctionHandle>();
  readonly #exports = new Map<string, FunctionHandle>();

  constructor({ keepsListing = false, memory, precision = 'exact' }: ModuleOptions) {
    if (memory.shared === true && memory.maximumPages === undefined) {
      throw new AssemblerError('The memory is shared and has no maximumPages; expected one. Say how far it may grow.');
    }
    this.precision = precision;
    this.#memory = memory;
    this.#keepsListing = keepsListing;
  }

  /**
   * Adds a function that gives no value, and exports it under its name.
   *
   * @param name Unique in the module.
   * @param params Types by name, in the order of the arguments.
   * @param write Puts it together.
   */
  function<Params extends Parameters>(
    name: string,
    params: Params,
    write: (f: FunctionBuilder, params: ParameterLocals<Params>) => void,
  ): FunctionHandle<Params, 'none'> {
    const handle = this.#add(name, params, 'none', write);
    this.export(handle);
    return handle;
  }

  /**
   * A function that others of this module call, not exported: added the first time, found again later. Every kernel is
   * one, so that two layers of one shape share their code.
   *
   * @param key Says what it computes and for which shapes; also its name.
   * @param result Type of the value with which it ends, by `f.return(value)`; `none`: it has none.
   */
  sharedFunction<Params extends Parameters, Result extends ValueType | 'none'>(
    key: string,
    params: Params,
    result: Result,
    write: (f: FunctionBuilder, params: ParameterLocals<Params>) => void,
  ): FunctionHandle<Params, Result> {
    const known = this.#shared.get(key);
    if (known) return known as FunctionHandle<Params, Result>;
    const handle = this.#add(key, params, result, write);
    this.#shared.set(key, handle);
    return handle;
  }

  /**
   * Lets the world outside call a function, for example a kernel.
   *
   * @param name @default the function's own name
   */
  export(handle: FunctionHandle, name: string = handle.name): void {
    if (this.#exports.has(name)) {
      throw new AssemblerError(`The module exports ${name} already; expected a name of its own for each function.`);
    }
    this.#exports.set(name, handle);
  }

  /** a · b + c: two roundings where the module is exact, one instruction of relaxed SIMD where it is fast. */
  multiplyAdd(a: Vector, b: Vector, c: Vector): Vector {
    return this.precision === 'fast' ? f32x4.relaxedMadd(a, b, c) : f32x4.add(c, f32x4.mul(a, b));
  }

  /** The module in the binary format. */
  encode(): Uint8Array<ArrayBuffer> {
    const module = new ByteWriter();
    module.bytes([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
    const signatures = new Map<string, number>();
    const types = this.#functions.map(({ handle }) => {
      const key = [...Object.values(handle.params), '→', handle.result].join(' ');
      const index = signatures.get(key) ?? signatures.size;
      signatures.set(key, index);
      return index;
    });
    section(module, 1, (content) => {
      content.unsigned(signatures.size);
      const written = new Set<number>();
      this.#functions.forEach(({ handle }, index) => {
        if (written.has(types[index])) return;
        written.add(types[index]);
        const params = Object.values(handle.params);
        content.byte(0x60);
        content.unsigned(params.length);
        for (const type of params) content.byte(TYPE_BYTES[type]);
        content.bytes(handle.result === 'none' ? [0] : [1, TYPE_BYTES[handle.result]]);
      });
    });
    section(module, 2, (content) => {
      const { initialPages, maximumPages, shared = false } = this.#memory;
      content.unsigned(1);
      content.name('env');
      content.name('memory');
      content.byte(0x02);
      content.byte((maximumPages === undefined ? 0 : 1) | (shared ? 2 : 0));
      content.unsigned(initialPages);
      if (maximumPages !== undefined) content.unsigned(maximumPages);
    });
    section(module, 3, (content) => {
      content.unsigned(types.length);
      for (const type of types) content.unsigned(type);
    });
    section(module, 7, (content) => {
      content.unsigned(this.#exports.size);
      for (const [name, handle] of this.#exports) {
        content.name(name);
        content.byte(0x00);
        content.unsigned(handle.index);
      }
    });
    section(module, 10, (content) => {
      content.unsigned(this.#functions.length);
      for (const { code } of this.#functions) {
        content.unsigned(code.length);
        content.bytes(code);
      }
    });
    return module.toBytes();
  }

  /**
   * The module as text, for reading: the WebAssembly text format, each statement on a line of its own.
   *
   * @throws {AssemblerError} When it was put together without `keepsListing`.
   */
  listing(): string {
    const exports = [...this.#exports];
    const functions = this.#functions.flatMap(({ handle, lines }) => {
      if (lines === null) {
        throw new AssemblerError(
          'The module keeps no listing; expected the option keepsListing. Create its ModuleBuilder with it.',
        );
      }
      const params = Object.entries(handle.params).map(([name, type]) => ` (param $${name} ${type})`);
      const result = handle.result === 'none' ? '' : ` (result ${handle.result})`;
      const exported = exports.flatMap(([name, each]) => (each === handle ? [` (export "${name}")`] : []));
      return [`  (func $${handle.name}${exported.join('')}${params.join('')}${result}`, ...lines, '  )'];
    });
    return ['(module', ...functions, ')'].join('\n');
  }

  #add<Params extends Parameters, Result extends ValueType | 'none'>(
    name: string,
    params: Params,
    result: Result,
    write: (f: FunctionBuilder, params: ParameterLocals<Params>) => void,
  ): FunctionHandle<Params, Result> {
    if (this.#names.has(name)) {
      throw new AssemblerError(`The module has a function ${name} already; expected a name of its own for each.`);
    }
    this.#names.add(name);
    const builder = new FunctionBuilder(params);
    const locals = Object.fromEntries(builder.params.map((local) => [local.name, local]));
    write(builder, locals as ParameterLocals<Params>);
    // Encoded at once, so that its expressions are not kept: they take a hundred times the memory of the code.
    this.#code.clear();
    builder.encode(this.#code, name, result);
    // Known only now: what `write` adds to the module itself stands before this function.
    const handle = { name, index: this.#functions.length, params, result };
    this.#functions.push({
      handle,
      code: this.#code.toBytes(),
      lines: this.#keepsListing ? [...builder.lines()] : null,
    });
    return handle;
  }
}

function section(module: ByteWriter, id: number, write: (content: ByteWriter) => void): void {
  module.byte(id);
  module.sized(write);
}
