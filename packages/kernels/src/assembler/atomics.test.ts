import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { type Examples, expectValue, INPUT_VIEW, inputWith } from '../../test/assembler/evaluate.ts';
import { atomics } from './atomics.ts';
import { i32 } from './i32.ts';
import { ModuleBuilder } from './module-builder.ts';

const EXAMPLES: Examples<typeof atomics> = {
  load: [atomics.load(4, 8), INPUT_VIEW.getInt32(12, true)],
  store: [atomics.store(4, i32.const(-7), 8), inputWith(12, Int32Array.of(-7))],
  add: [atomics.add(4, 5, 8), INPUT_VIEW.getInt32(12, true)],
  // What stands there is not what is expected: no waiting.
  wait: [atomics.wait(4, INPUT_VIEW.getInt32(12, true) + 1, 8), 1],
  // Nobody waits.
  notify: [atomics.notify(4, 100, 8), 0],
};

test.each(Object.entries(EXAMPLES))('atomics.%s', (_, [expression, expected]) => expectValue(expression, expected));

const SHARED = { initialPages: 1, maximumPages: 1, shared: true };
const GATE = 0;
const MESSAGE = 4;
const COUNTER = 8;
const ROUNDS = 10_000;

/** What a worker is told to do: call a module's function once with its memory. */
const WORKER = `
  const { workerData, parentPort } = require('node:worker_threads');
  const { module, memory, name } = workerData;
  parentPort.postMessage('ready');
  new WebAssembly.Instance(module, { env: { memory } }).exports[name]();
`;

test('threads wake and count with each other', async () => {
  const module = new ModuleBuilder({ memory: SHARED });
  const count = () => atomics.add(COUNTER, 1);
  module.function('other', {}, (f) => {
    // Until somebody has been there to be woken.
    f.do(i32.store(0, i32.const(42), MESSAGE));
    f.doWhile(
      () => {},
      () => i32.eqz(atomics.notify(GATE, 1)),
    );
    f.for('i', { to: ROUNDS }, () => f.do(count()));
  });
  const waited = module.sharedFunction('wait', {}, 'i32', (f) => f.return(atomics.wait(GATE, 0)));
  module.export(waited);
  module.function('count', {}, (f) => f.for('i', { to: ROUNDS }, () => f.do(count())));

  const compiled = await WebAssembly.compile(module.encode());
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const instance = await WebAssembly.instantiate(compiled, { env: { memory } });
  const worker = new Worker(WORKER, { eval: true, workerData: { module: compiled, memory, name: 'other' } });
  const exited = once(worker, 'exit');
  await once(worker, 'message');
  expect((instance.exports.wait as () => number)(), 'woken').toBe(0);
  const words = new Int32Array(memory.buffer);
  expect(words[MESSAGE / 4]).toBe(42);
  (instance.exports.count as () => void)();
  await exited;
  expect(words[COUNTER / 4]).toBe(2 * ROUNDS);
});
