import { expect, test } from 'vitest';
import { type Drawing, type DrawingAction, drawingReducer, EMPTY_DRAWING } from './drawing.ts';

const PAD = { width: 40, height: 40 };

function draw(...actions: readonly DrawingAction[]): Drawing {
  return actions.reduce(drawingReducer, EMPTY_DRAWING);
}

test('a press, moves and a lift make one stroke', () => {
  const drawing = draw(
    { type: 'press', at: [0, 0] },
    { type: 'move', to: [0.1, 0] },
    { type: 'move', to: [0.1, 0.2] },
    { type: 'lift' },
    { type: 'move', to: [0.3, 0.3] },
  );
  const stroke = [
    [0, 0],
    [0.1, 0],
    [0.1, 0.2],
  ];
  expect(drawing).toEqual({ strokes: [stroke], isPenDown: false, pen: [0.3, 0.3] });
});

test('toggling puts the pen down where it is, and lifts it', () => {
  const down = draw({ type: 'move', to: [0.2, 0.1] }, { type: 'toggle' });
  expect(down).toEqual({ strokes: [[[0.2, 0.1]]], isPenDown: true, pen: [0.2, 0.1] });
  expect(drawingReducer(down, { type: 'toggle' }).isPenDown).toBe(false);
});

test('undo takes the last stroke back, and then there is none to take', () => {
  const two = draw({ type: 'press', at: [0, 0] }, { type: 'lift' }, { type: 'press', at: [0.1, 0.1] });
  const one = drawingReducer(two, { type: 'undo' });
  expect(one).toEqual({ strokes: [[[0, 0]]], isPenDown: false, pen: [0.1, 0.1] });
  const none = drawingReducer(drawingReducer(one, { type: 'undo' }), { type: 'undo' });
  expect(none.strokes).toEqual([]);
});

test('clear leaves clean paper and the pen where it is', () => {
  const drawing = draw({ type: 'press', at: [0.2, 0.3] }, { type: 'clear' });
  expect(drawing).toEqual({ strokes: [], isPenDown: false, pen: [0.2, 0.3] });
});

test('nudging moves by whole pixels and stops at the edge of the pad', () => {
  const nudge = { type: 'nudge', right: 15, down: -1, pad: PAD } as const;
  // From the middle, pixel (20, 20), to (35, 19) and then to the edge at (39, 18).
  const once = draw(nudge);
  expect(once.pen).toEqual([(35.5 - 20) / 40, (19.5 - 20) / 40]);
  expect(drawingReducer(once, nudge).pen).toEqual([(39.5 - 20) / 40, (18.5 - 20) / 40]);
});
