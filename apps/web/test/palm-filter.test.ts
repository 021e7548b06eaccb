import { expect, test } from 'vitest';
import { createPalmFilter } from '../drawing/palm-filter.ts';

const FINGER = { pointerType: 'touch', width: 22, height: 24 };
const PALM = { pointerType: 'touch', width: 90, height: 60 };
const PEN = { pointerType: 'pen', width: 1, height: 1 };
const MOUSE = { pointerType: 'mouse', width: 1, height: 1 };

test('a finger draws, a palm does not', () => {
  const palms = createPalmFilter();
  expect([FINGER, PALM, FINGER].map(palms.admit)).toEqual([true, false, true]);
});

test('once a pen was seen, no finger draws any more; pen and mouse do', () => {
  const palms = createPalmFilter();
  expect([FINGER, PEN, FINGER, PEN, MOUSE].map(palms.admit)).toEqual([true, true, false, true, true]);
});
