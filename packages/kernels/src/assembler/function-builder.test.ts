import { describe, expect, test } from 'vitest';
import { AssemblerError } from './assembler-error.ts';
import { f32 } from './f32.ts';
import { call, type FunctionBuilder, type Local, select } from './function-builder.ts';
import { i32 } from './i32.ts';
import { ModuleBuilder } from './module-builder.ts';

/** Runs a function of one number that leaves its result in a variable. */
async function run(write: (f: FunctionBuilder, x: Local<'i32'>, result: Local<'i32'>) => void, x = 0): Promise<number> {
  const module = new ModuleBuilder({ memory: { initialPages: 1 } });
  const handle = module.sharedFunction('run', { x: 'i32' }, 'i32', (f, params) => {
    const result = f.local('i32', 'result');
    write(f, params.x, result);
    f.return(result);
  });
  module.export(handle);
  const { instance } = await WebAssembly.instantiate(module.encode(), {
    env: { memory: new WebAssembly.Memory({ initial: 1 }) },
  });
  return (instance.exports.run as (value: number) => number)(x);
}

describe('for', () => {
  // Decimal digits, so that the order shows.
  const append = (f: FunctionBuilder, result: Local<'i32'>, digit: Local<'i32'>) =>
    f.set(result, i32.add(i32.mul(result, 10), digit));

  test('counts up to its end, which is not reached', async () => {
    expect(await run((f, _x, result) => f.for('i', { from: 1, to: 5 }, (i) => append(f, result, i)))).toBe(1234);
  });

  test('counts in steps', async () => {
    expect(await run((f, _x, result) => f.for('i', { from: 1, to: 8, step: 3 }, (i) => append(f, result, i)))).toBe(
      147,
    );
  });

  test.each([
    [4, 123],
    [2, 1],
    [1, 0],
    [-5, 0],
  ])('counts to what is known only later: %i', async (end, expected) => {
    expect(await run((f, x, result) => f.for('i', { from: 1, to: x }, (i) => append(f, result, i)), end)).toBe(
      expected,
    );
  });

  test('emits nothing where both ends are known and there is nothing to do', async () => {
    const round = (f: FunctionBuilder, _x: Local<'i32'>, result: Local<'i32'>) =>
      f.for('i', { from: 3, to: 3 }, (i) => append(f, result, i));
    expect(await run(round)).toBe(0);
    const module = new ModuleBuilder({ memory: { initialPages: 1 }, keepsListing: true });
    module.function('nothing', {}, (f) => round(f, f.local('i32', 'x'), f.local('i32', 'result')));
    expect(module.listing()).toBe('(module\n  (func $nothing (export "nothing")\n  )\n)');
  });

  test('may stand inside of another', async () => {
    const sum = await run(
      (f, x, result) =>
        f.for('i', { to: x }, (i) => {
          f.for('j', { to: i }, (j) => f.set(result, i32.add(result, i32.mul(i, j))));
        }),
      5,
    );
    // Σ_i i · (0 + … + (i − 1)).
    expect(sum).toBe(2 * 1 + 3 * 3 + 4 * 6);
  });
});

test('doWhile does its body once before it asks', async () => {
  const count = (f: FunctionBuilder, x: Local<'i32'>, result: Local<'i32'>) =>
    f.doWhile(
      () => f.advance(result, 1),
      () => i32.ltS(result, x),
    );
  expect(await run(count, 3)).toBe(3);
  expect(await run(count, -3)).toBe(1);
});

test('if does one or the other', async () => {
  const sign = (f: FunctionBuilder, x: Local<'i32'>, result: Local<'i32'>) => {
    f.if(
      i32.ltS(x, 0),
      () => f.set(result, i32.const(-1)),
      () => f.if(x, () => f.set(result, i32.const(1))),
    );
  };
  expect(await run(sign, -7)).toBe(-1);
  expect(await run(sign, 0)).toBe(0);
  expect(await run(sign, 7)).toBe(1);
});

test('select gives the first where the condition holds', async () => {
  const choose = (f: FunctionBuilder, x: Local<'i32'>, result: Local<'i32'>) =>
    f.set(result, select(i32.const(10), i32.const(20), x));
  expect(await run(choose, 5)).toBe(10);
  expect(await run(choose, 0)).toBe(20);
});

test('a variable keeps what it was given; the expression is computed anew', async () => {
  const value = await run((f, x, result) => {
    const before = f.let('before', i32.add(x, 1));
    f.set(x, i32.const(100));
    f.set(result, i32.sub(x, before));
  }, 4);
  expect(value).toBe(95);
});

test('functions call each other by names of parameters, in any order', async () => {
  const module = new ModuleBuilder({ memory: { initialPages: 1 } });
  const subtract = module.sharedFunction('subtract', { a: 'i32', b: 'i32' }, 'i32', (f, { a, b }) => {
    f.do(i32.store(0, a));
    f.return(i32.sub(a, b));
  });
  const main = module.sharedFunction('main', {}, 'i32', (f) => {
    // Its value is dropped, what it does is not.
    f.call(subtract, { a: 77, b: 0 });
    const stored = f.let('stored', i32.load(0));
    f.return(i32.add(call(subtract, { b: 1, a: i32.const(10) }), stored));
  });
  module.export(main);
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { instance } = await WebAssembly.instantiate(module.encode(), { env: { memory } });
  expect((instance.exports.main as () => number)()).toBe(86);
});

test('variables of one name get numbers', () => {
  const module = new ModuleBuilder({ memory: { initialPages: 1 } });
  module.function('names', { x: 'i32' }, (f, { x }) => {
    expect([x, f.local('v128', 'x'), f.local('f32', 'y'), f.local('i32', 'x')].map(({ name }) => name)).toEqual([
      'x',
      'x_1',
      'y',
      'x_3',
    ]);
  });
});

describe('mistakes', () => {
  const module = () => new ModuleBuilder({ memory: { initialPages: 1 } });

  test('a function that gives another type than it says', () => {
    const half = () =>
      module().sharedFunction('half', { x: 'f32' }, 'i32', (f, { x }) => f.return(f32.mul(x, f32.const(0.5))));
    expect(half).toThrow(new AssemblerError('half returns f32; expected i32. End it with return(…) of that type.'));
  });

  test('a function that gives nothing though it should', () => {
    expect(() => module().sharedFunction('nothing', {}, 'i32', () => {})).toThrow(
      new AssemblerError('nothing returns none; expected i32. End it with return(…) of that type.'),
    );
  });

  test('a value of another type for a parameter', () => {
    const wrong = module();
    const half = wrong.sharedFunction('half', { x: 'f32' }, 'f32', (f, { x }) => f.return(f32.mul(x, f32.const(0.5))));
    expect(() => call(half, { x: 3 })).toThrow(
      new AssemblerError('call $half: operand 0 (i32.const 3) is of the type i32; expected f32. Convert it.'),
    );
  });
});
