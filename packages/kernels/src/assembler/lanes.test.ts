import { expect, test } from 'vitest';
import { expectValue, INPUT, inputWith, vectorOf } from '../../test/assembler/evaluate.ts';
import { laneGroups, loadLanes, storeLanes } from './lanes.ts';
import { ModuleBuilder } from './module-builder.ts';

test('a row of f32 is cut into vectors of which only the last may be shorter', () => {
  expect(laneGroups(0)).toEqual([]);
  expect(laneGroups(1)).toEqual([{ offset: 0, numLanes: 1 }]);
  expect(laneGroups(4)).toEqual([{ offset: 0, numLanes: 4 }]);
  expect(laneGroups(11)).toEqual([
    { offset: 0, numLanes: 4 },
    { offset: 16, numLanes: 4 },
    { offset: 32, numLanes: 3 },
  ]);
});

test.each([1, 2, 3, 4])('%i lanes are read, the others are 0', async (numLanes) => {
  const expected = new Uint8Array(16);
  expected.set(INPUT.slice(12, 12 + 4 * numLanes));
  await expectValue(loadLanes(4, numLanes, 8), expected);
});

/** The last bytes of the one page that there is. */
const END = 65_536;

test.each([1, 2, 3, 4])('%i lanes are read and written without touching what is behind', async (numLanes) => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new ModuleBuilder({ memory: { initialPages: 1 } });
  module.function('run', {}, (f) => {
    const lanes = f.let('lanes', loadLanes(END - 4 * numLanes - 8, numLanes, 8));
    for (const store of storeLanes(END - 4 * numLanes, lanes, numLanes)) f.do(store);
  });
  const { instance } = await WebAssembly.instantiate(module.encode(), { env: { memory } });
  // It would throw at the memory's end.
  (instance.exports.run as () => void)();
});

test.each([1, 2, 3, 4])('%i lanes are written', async (numLanes) => {
  const lanes = Float32Array.of(1.5, -2.5, 3.5, -4.5);
  const module = new ModuleBuilder({ memory: { initialPages: 1 } });
  module.function('run', {}, (f) => {
    for (const store of storeLanes(4, vectorOf(lanes), numLanes, 8)) f.do(store);
  });
  const memory = new WebAssembly.Memory({ initial: 1 });
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(INPUT);
  const { instance } = await WebAssembly.instantiate(module.encode(), { env: { memory } });
  (instance.exports.run as () => void)();
  expect(bytes.slice(0, INPUT.length)).toEqual(inputWith(12, lanes.slice(0, numLanes)));
});
