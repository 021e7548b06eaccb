import { initializeXor, traceXorStep } from '@raqam/model';
import { expect, test } from 'vitest';
import { xorStateAfter } from '../../learn/xor-state-after.ts';

test('the state after some steps is the same, whichever was asked for before', () => {
  const one = traceXorStep(initializeXor(3)).state;
  const two = traceXorStep(one).state;
  expect(xorStateAfter(3, 0)).toEqual(initializeXor(3));
  expect(xorStateAfter(3, 2)).toEqual(two);
  expect(xorStateAfter(3, 1)).toEqual(one);
  expect(xorStateAfter(4, 1)).toEqual(traceXorStep(initializeXor(4)).state);
  expect(xorStateAfter(3, 2)).toEqual(two);
});
