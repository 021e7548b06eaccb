import { expect, test } from 'vitest';
import { letterOf } from '../drawing/letter-of.ts';

test.each([
  ['a Latin letter is itself, wherever its key is', { key: 'Z', code: 'KeyW' }, 'z'],
  ['an Arabic letter is the Latin one of its key', { key: 'ئ', code: 'KeyZ' }, 'z'],
  ['a key that writes nothing is itself', { key: 'Enter', code: 'Enter' }, 'Enter'],
  ['a sign is itself', { key: '+', code: 'BracketRight' }, '+'],
])('%s', (_, event, letter) => {
  expect(letterOf(event)).toBe(letter);
});
