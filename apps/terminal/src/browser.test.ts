import { Dataset } from '@raqam/dataset';
import { expect, test } from 'vitest';
import { type BrowserAction, browserReducer, FIRST_DIGIT, shownIndex } from './browser.ts';
import { indexDigits } from './digit-library.ts';

// Labels 1 4 1 4 4: five images of two digits.
const SET = indexDigits(
  new Dataset({ name: 'five', images: new Uint8Array(5 * 784), labels: Uint8Array.of(1, 4, 1, 4, 4) }),
  'nowhere',
);

function browse(...actions: readonly BrowserAction[]) {
  return actions.reduce(browserReducer, FIRST_DIGIT);
}

test('the images of each digit are found', () => {
  expect(SET.indicesByLabel.map((indices) => [...indices])).toEqual([
    [],
    [0, 2],
    [],
    [],
    [1, 3, 4],
    [],
    [],
    [],
    [],
    [],
  ]);
});

test('stepping goes around in both directions', () => {
  const steps = (by: number) => browse({ type: 'step', by, set: SET }).position;
  expect([1, 4, 5, 7, -1, -5, -100].map(steps)).toEqual([1, 4, 0, 2, 4, 0, 0]);
});

test('only the images of a digit are passed through', () => {
  const last = browse({ type: 'filter', label: 4 }, { type: 'last', set: SET });
  expect([last.position, shownIndex(last, SET)]).toEqual([2, 4]);
  expect(shownIndex(browserReducer(last, { type: 'step', by: 1, set: SET }), SET)).toBe(1);
  expect(browserReducer(last, { type: 'filter', label: null }).position).toBe(0);
});

test('a digit that the set lacks shows nothing, and stepping stays where it is', () => {
  const none = browse({ type: 'filter', label: 7 }, { type: 'step', by: -1, set: SET });
  expect(none.position).toBe(0);
  expect(shownIndex(none, SET)).toBeNull();
});

test('the next set begins at its first image and keeps the filter', () => {
  const next = browse({ type: 'filter', label: 4 }, { type: 'last', set: SET }, { type: 'next-set' });
  expect(next).toEqual({ setIndex: 1, label: 4, position: 0 });
  expect(browserReducer({ ...next, setIndex: 2 }, { type: 'next-set' }).setIndex).toBe(0);
});
