import { expect, test } from 'vitest';
import { type Examples, expectValue, INPUT, INPUT_VIEW, inputWith } from '../../test/assembler/evaluate.ts';
import { printExpression } from './expression.ts';
import { i32 } from './i32.ts';
import { memory } from './memory.ts';

const EXAMPLES: Examples<typeof memory> = {
  fill: [memory.fill(5, 0x1ab, 7), inputWith(5, new Uint8Array(7).fill(0xab))],
  // The places overlap.
  copy: [memory.copy(4, 0, 20), inputWith(4, INPUT.slice(0, 20))],
};

test.each(Object.entries(EXAMPLES))('memory.%s', (_, [expression, expected]) => expectValue(expression, expected));

test('an offset is added to the address, and stands in the text unless it is 0', async () => {
  const load = i32.load(i32.add(1, 2), 13);
  expect(printExpression(load)).toMatch(/^\(i32\.load offset=13 \(/);
  expect(printExpression(i32.load(16))).toBe('(i32.load (i32.const 16))');
  await expectValue(load, INPUT_VIEW.getInt32(16, true));
});
