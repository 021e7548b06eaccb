import { describe, expect, test } from 'vitest';
import { BLANK, type InkAction, reduceInk } from '../drawing/ink.ts';

function draw(...actions: readonly InkAction[]) {
  return actions.reduce(reduceInk, BLANK);
}

describe('reduceInk', () => {
  test('a stroke begins, grows and ends', () => {
    const ink = draw(
      { type: 'begin', point: [10, 20] },
      {
        type: 'extend',
        points: [
          [11, 21],
          [12, 22, 0.7],
        ],
      },
      { type: 'end' },
    );
    expect(ink).toEqual({
      strokes: [
        [
          [10, 20],
          [11, 21],
          [12, 22, 0.7],
        ],
      ],
      penDown: false,
    });
  });

  test('points that come while the pen is up change nothing', () => {
    const drawn = draw({ type: 'begin', point: [10, 20] }, { type: 'end' });
    expect(reduceInk(drawn, { type: 'extend', points: [[99, 99]] })).toBe(drawn);
  });

  test('the pen that is lifted twice is lifted once', () => {
    const drawn = draw({ type: 'begin', point: [10, 20] }, { type: 'end' });
    expect(reduceInk(drawn, { type: 'end' })).toBe(drawn);
  });

  test('undo takes back the last stroke, one still being written too, and lifts the pen', () => {
    const ink = draw(
      { type: 'begin', point: [1, 1] },
      { type: 'end' },
      { type: 'begin', point: [2, 2] },
      { type: 'undo' },
      { type: 'extend', points: [[3, 3]] },
    );
    expect(ink).toEqual({ strokes: [[[1, 1]]], penDown: false });
  });

  test('undo on a blank pad changes nothing', () => {
    expect(reduceInk(BLANK, { type: 'undo' })).toBe(BLANK);
  });

  test('clear leaves a blank pad', () => {
    expect(draw({ type: 'begin', point: [1, 1] }, { type: 'clear' })).toEqual(BLANK);
  });

  test('the ink before an action stays as it was', () => {
    const before = draw({ type: 'begin', point: [1, 1] });
    reduceInk(before, { type: 'extend', points: [[2, 2]] });
    expect(before.strokes).toEqual([[[1, 1]]]);
  });
});
