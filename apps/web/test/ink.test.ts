import { describe, expect, test } from 'vitest';
import { BLANK, type Ink, type InkAction, reduceInk } from '../drawing/ink.ts';

function draw(...actions: readonly InkAction[]): Ink {
  return actions.reduce(reduceInk, BLANK);
}

/** A stroke from one point to another, from touching the paper to leaving it. */
function stroke(from: readonly [number, number], to: readonly [number, number]): InkAction[] {
  return [{ type: 'begin', point: from }, { type: 'extend', points: [to] }, { type: 'end' }];
}

const UP: InkAction[] = stroke([10, 200], [10, 20]);
const ACROSS: InkAction[] = stroke([0, 100], [200, 100]);

describe('writing', () => {
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
    expect(ink).toMatchObject({
      strokes: [
        [
          [10, 20],
          [11, 21],
          [12, 22, 0.7],
        ],
      ],
      penDown: false,
      tool: 'pen',
    });
  });

  test('points that come while the pen is up change nothing', () => {
    const drawn = draw(...UP);
    expect(reduceInk(drawn, { type: 'extend', points: [[99, 99]] })).toBe(drawn);
  });

  test('the pen that is lifted twice is lifted once', () => {
    const drawn = draw(...UP);
    expect(reduceInk(drawn, { type: 'end' })).toBe(drawn);
  });

  test('the ink before an action stays as it was', () => {
    const before = draw({ type: 'begin', point: [1, 1] });
    reduceInk(before, { type: 'extend', points: [[2, 2]] });
    expect(before.strokes).toEqual([[[1, 1]]]);
  });

  test('a stroke that is canceled was never begun', () => {
    const before = draw(...UP);
    const after = [{ type: 'begin', point: [50, 50] } as const, { type: 'cancel' } as const].reduce(reduceInk, before);
    expect(after.strokes).toBe(before.strokes);
    expect(after.past).toEqual(before.past);
    expect(after.penDown).toBe(false);
  });
});

describe('erasing', () => {
  test('cuts what it crosses, while it moves', () => {
    const ink = draw(
      ...ACROSS,
      { type: 'begin', point: [100, 0], tool: 'eraser' },
      { type: 'extend', points: [[100, 200]] },
    );
    // The eraser's half width and the pen's: 12 + 10.
    expect(ink.strokes).toEqual([
      [
        [0, 100],
        [78, 100],
      ],
      [
        [122, 100],
        [200, 100],
      ],
    ]);
    expect(ink.penDown).toBe(true);
  });

  test('is taken back as one act', () => {
    const drawn = draw(...ACROSS);
    const erased = [
      { type: 'begin', point: [100, 100], tool: 'eraser' } as const,
      { type: 'extend', points: [[180, 100]] } as const,
      { type: 'end' } as const,
      { type: 'undo' } as const,
    ].reduce(reduceInk, drawn);
    expect(erased.strokes).toBe(drawn.strokes);
  });

  test('of blank paper is no act', () => {
    const drawn = draw(...ACROSS, { type: 'undo' });
    const after = [{ type: 'begin', point: [5, 5], tool: 'eraser' } as const, { type: 'end' } as const].reduce(
      reduceInk,
      drawn,
    );
    expect(after.past).toEqual(drawn.past);
    expect(reduceInk(after, { type: 'redo' }).strokes).toHaveLength(1);
  });
});

describe('undo and redo', () => {
  test('undo takes back the last stroke, one still being written too, and lifts the pen', () => {
    const ink = draw(...UP, { type: 'begin', point: [2, 2] }, { type: 'undo' }, { type: 'extend', points: [[3, 3]] });
    expect(ink.strokes).toEqual([
      [
        [10, 200],
        [10, 20],
      ],
    ]);
    expect(ink.penDown).toBe(false);
  });

  test('on a blank pad change nothing', () => {
    expect(reduceInk(BLANK, { type: 'undo' })).toBe(BLANK);
    expect(reduceInk(BLANK, { type: 'redo' })).toBe(BLANK);
    expect(reduceInk(BLANK, { type: 'clear' })).toBe(BLANK);
  });

  test('redo does again what was taken back, act by act', () => {
    const drawn = draw(...UP, ...ACROSS, { type: 'clear' });
    const back = (['undo', 'undo', 'undo'] as const).reduce((ink, type) => reduceInk(ink, { type }), drawn);
    expect(back.strokes).toEqual([]);
    const counts: number[] = [];
    let ink = back;
    for (let i = 0; i < 4; i++) {
      ink = reduceInk(ink, { type: 'redo' });
      counts.push(ink.strokes.length);
    }
    expect(counts).toEqual([1, 2, 0, 0]);
  });

  test('what was taken back is gone once something else is drawn', () => {
    const ink = draw(...UP, { type: 'undo' }, ...ACROSS, { type: 'redo' });
    expect(ink.strokes).toEqual([
      [
        [0, 100],
        [200, 100],
      ],
    ]);
  });

  test('clearing is taken back too', () => {
    const ink = draw(...UP, { type: 'clear' }, { type: 'undo' });
    expect(ink.strokes).toHaveLength(1);
  });

  test('a drawing that replaces another is an act', () => {
    const ink = draw(...UP, { type: 'replace', strokes: [[[7, 7]]] });
    expect(ink.strokes).toEqual([[[7, 7]]]);
    expect(reduceInk(ink, { type: 'undo' }).strokes).toEqual([
      [
        [10, 200],
        [10, 20],
      ],
    ]);
  });
});
