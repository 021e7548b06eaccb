import { describe, expect, test } from 'vitest';
import { AssemblerError } from './assembler-error.ts';
import { f32 } from './f32.ts';
import { f32x4 } from './f32x4.ts';
import { i32 } from './i32.ts';
import { ModuleBuilder } from './module-builder.ts';
import { v128 } from './v128.ts';

const ONE_PAGE = { memory: { initialPages: 1 } };

test('the example: a function that doubles a number in memory', async () => {
  const module = new ModuleBuilder(ONE_PAGE);
  module.function('double', { x: 'i32' }, (f, { x }) => {
    f.do(f32.store(x, f32.mul(f32.load(x), f32.const(2))));
  });
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { instance } = await WebAssembly.instantiate(module.encode(), { env: { memory } });
  const floats = new Float32Array(memory.buffer);
  floats[3] = 1.25;
  (instance.exports.double as (address: number) => void)(12);
  expect(floats[3]).toBe(2.5);
});

test('the listing shows every statement on a line of its own', () => {
  const module = new ModuleBuilder({ ...ONE_PAGE, keepsListing: true });
  const twice = module.sharedFunction('twice', { x: 'f32' }, 'f32', (f, { x }) => f.return(f32.add(x, x)));
  module.function('fill', { numValues: 'i32', y: 'i32' }, (f, { numValues, y }) => {
    const value = f.let('value', f32.const(0.5));
    f.for('i', { to: numValues }, (i) => {
      f.if(
        i32.and(i, 1),
        () => f.do(f32.store(y, value, 4)),
        () => f.call(twice, { x: value }),
      );
      f.if(i32.eqz(i), () => f.advance(y, 8));
    });
  });
  expect(module.listing()).toBe(`(module
  (func $twice (param $x f32) (result f32)
    (f32.add (local.get $x) (local.get $x))
  )
  (func $fill (export "fill") (param $numValues i32) (param $y i32)
    (local.set $value (f32.const 0.5))
    (local.set $i (i32.const 0))
    (if (i32.lt_s (local.get $i) (local.get $numValues)) (then
      (loop
        (if (i32.and (local.get $i) (i32.const 1)) (then
          (f32.store offset=4 (local.get $y) (local.get $value))
        ) (else
          (drop (call $twice (local.get $value)))
        ))
        (if (i32.eqz (local.get $i)) (then
          (local.set $y (i32.add (local.get $y) (i32.const 8)))
        ))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if 0 (i32.lt_s (local.get $i) (local.get $numValues)))
      )
    ))
  )
)`);
});

test('a shared function is put together once and found again by its key', () => {
  const module = new ModuleBuilder(ONE_PAGE);
  let numWritten = 0;
  const write = () => {
    numWritten += 1;
  };
  const first = module.sharedFunction('kernel_4', { x: 'i32' }, 'none', write);
  const second = module.sharedFunction('kernel_4', { x: 'i32' }, 'none', write);
  expect(second).toBe(first);
  expect(numWritten).toBe(1);
  expect(module.sharedFunction('kernel_5', { x: 'i32' }, 'none', write)).not.toBe(first);
});

test('exports what is said under the names that are said, and nothing else', async () => {
  const module = new ModuleBuilder(ONE_PAGE);
  const hidden = module.sharedFunction('hidden', {}, 'none', () => {});
  const kernel = module.sharedFunction('kernel', {}, 'i32', (f) => f.return(i32.const(5)));
  module.function('main', {}, (f) => f.call(hidden, {}));
  module.export(kernel);
  module.export(kernel, 'alias');
  const compiled = await WebAssembly.compile(module.encode());
  expect(WebAssembly.Module.exports(compiled).map(({ name }) => name)).toEqual(['main', 'kernel', 'alias']);
  expect(WebAssembly.Module.imports(compiled)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
});

test('functions may have parameters of every type, and values of every type', async () => {
  const module = new ModuleBuilder(ONE_PAGE);
  const vector = module.sharedFunction('vector', { x: 'f32', by: 'v128' }, 'v128', (f, { x, by }) => {
    f.return(f32x4.mul(f32x4.splat(x), by));
  });
  const number = module.sharedFunction('number', { x: 'f32', count: 'i32' }, 'f32', (f, { x, count }) => {
    const by = f.let('by', f32x4.splat(f32.convertI32S(count)));
    f.call(vector, { x, by });
    f.return(f32.add(x, f32x4.extractLane(by, 3)));
  });
  module.export(number);
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { instance } = await WebAssembly.instantiate(module.encode(), { env: { memory } });
  expect((instance.exports.number as (x: number, count: number) => number)(0.5, 3)).toBe(3.5);
});

describe('multiplyAdd', () => {
  const product = (precision: 'exact' | 'fast') => {
    const module = new ModuleBuilder({ ...ONE_PAGE, precision, keepsListing: true });
    module.function('run', {}, (f) => {
      const [a, c] = [f.let('a', v128.load(0)), f.let('c', v128.load(16))];
      f.do(v128.store(32, module.multiplyAdd(a, a, c)));
    });
    return module;
  };
  /** (1 + 2^−12)² − (1 + 2^−11), 2^−24 exactly: lost where the product is rounded. */
  const compute = async (precision: 'exact' | 'fast') => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const floats = new Float32Array(memory.buffer);
    floats.fill(1 + 2 ** -12, 0, 4);
    floats.fill(-(1 + 2 ** -11), 4, 8);
    const { instance } = await WebAssembly.instantiate(product(precision).encode(), { env: { memory } });
    (instance.exports.run as () => void)();
    return [...floats.slice(8, 12)];
  };

  test('rounds twice in an exact module', async () => {
    expect(product('exact').listing()).toContain(
      '(f32x4.add (local.get $c) (f32x4.mul (local.get $a) (local.get $a)))',
    );
    expect(await compute('exact')).toEqual([0, 0, 0, 0]);
  });

  test('rounds once or twice, as the machine likes, in a fast one', async () => {
    expect(product('fast').listing()).toContain('(f32x4.relaxed_madd (local.get $a) (local.get $a) (local.get $c))');
    const values = await compute('fast');
    expect([0, 2 ** -24]).toContain(values[0]);
    expect(new Set(values).size).toBe(1);
  });

  test('is exact unless said otherwise', () => {
    expect(new ModuleBuilder(ONE_PAGE).precision).toBe('exact');
  });
});

describe('memory', () => {
  const encode = (memory: ConstructorParameters<typeof ModuleBuilder>[0]['memory']) => {
    const module = new ModuleBuilder({ memory });
    module.function('run', {}, () => {});
    return module.encode();
  };

  test('has to be as large as the module says', async () => {
    const memory = new WebAssembly.Memory({ initial: 299 });
    await expect(WebAssembly.instantiate(encode({ initialPages: 300 }), { env: { memory } })).rejects.toThrow(
      WebAssembly.LinkError,
    );
    memory.grow(1);
    await WebAssembly.instantiate(encode({ initialPages: 300 }), { env: { memory } });
  });

  test('may not be able to grow further than the module says', async () => {
    const bytes = encode({ initialPages: 1, maximumPages: 2 });
    const instantiate = (maximum: number) =>
      WebAssembly.instantiate(bytes, { env: { memory: new WebAssembly.Memory({ initial: 1, maximum }) } });
    await expect(instantiate(3)).rejects.toThrow(WebAssembly.LinkError);
    await instantiate(2);
  });

  test('has to be shared where the module says so', async () => {
    const bytes = encode({ initialPages: 1, maximumPages: 2, shared: true });
    const instantiate = (shared: boolean) =>
      WebAssembly.instantiate(bytes, { env: { memory: new WebAssembly.Memory({ initial: 1, maximum: 2, shared }) } });
    await expect(instantiate(false)).rejects.toThrow(WebAssembly.LinkError);
    await instantiate(true);
  });

  test('that is shared needs a greatest size', () => {
    expect(() => new ModuleBuilder({ memory: { initialPages: 1, shared: true } })).toThrow(
      new AssemblerError('The memory is shared and has no maximumPages; expected one. Say how far it may grow.'),
    );
  });
});

describe('mistakes', () => {
  test('two functions of one name', () => {
    const module = new ModuleBuilder(ONE_PAGE);
    module.function('run', {}, () => {});
    expect(() => module.function('run', {}, () => {})).toThrow(
      new AssemblerError('The module has a function run already; expected a name of its own for each.'),
    );
  });

  test('two exports of one name', () => {
    const module = new ModuleBuilder(ONE_PAGE);
    module.function('run', {}, () => {});
    const other = module.sharedFunction('other', {}, 'none', () => {});
    expect(() => module.export(other, 'run')).toThrow(
      new AssemblerError('The module exports run already; expected a name of its own for each function.'),
    );
  });
});

test('a listing that is not kept is refused', () => {
  const module = new ModuleBuilder(ONE_PAGE);
  module.function('run', {}, () => {});
  expect(() => module.listing()).toThrow(
    new AssemblerError(
      'The module keeps no listing; expected the option keepsListing. Create its ModuleBuilder with it.',
    ),
  );
});
