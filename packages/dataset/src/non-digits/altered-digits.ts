import type { Point, Stroke } from '@raqam/image';
import type { Dice } from './dice.ts';

/** What was a digit, or several, and is none. */
export type AlteredDigitKind = 'digits' | 'halfDigit' | 'mirroredDigit' | 'turnedDigit';

/** Writes a digit; with another hand at each call. */
export type WriteDigit = (digit: number) => readonly Stroke[];

/** By kind, a drawing that shows no digit. */
export const ALTERED_DIGITS: Readonly<Record<AlteredDigitKind, (dice: Dice, write: WriteDigit) => readonly Stroke[]>> =
  {
    /** Two or three side by side, apart or touching. */
    digits: (dice, write) => {
      let right = 0;
      return Array.from({ length: dice.chance(0.75) ? 2 : 3 }, () => {
        const strokes = write(dice.whole(0, 9));
        const box = boxOf(strokes);
        const size = dice.between(0.85, 1.15);
        const left = right;
        const top = dice.between(-0.1, 0.1);
        // A 1 leaves room beside it, so that its neighbor does not run into it.
        right += Math.max(0.25, (box.right - box.left) * size) + dice.between(-0.04, 0.35);
        return move(strokes, ([x, y]) => [left + (x - box.left) * size, top + (y - box.top) * size]);
      }).flat();
    },
    /** A part that by itself is no digit. */
    halfDigit: (dice, write) => {
      const [digit, side] = dice.pick(HALVES);
      const strokes = write(digit);
      const { bottom, left, right, top } = boxOf(strokes);
      const middleX = (left + right) / 2;
      const middleY = top + (bottom - top) * dice.between(0.45, 0.55);
      const isKept = {
        left: ([x]: Point) => x < middleX,
        top: ([, y]: Point) => y < middleY,
        bottom: ([, y]: Point) => y > middleY,
      }[side];
      return strokes.flatMap((stroke) => keepRuns(stroke, isKept));
    },
    mirroredDigit: (dice, write) => move(write(dice.pick(MIRRORED)), ([x, y]) => [-x, y]),
    /**
     * A 3 that lies on its side or stands on its head. Other digits are then hard to tell from digits: a 2 on its side looks
     * like a 2, a 4 like a 4, an 8 that lies and is narrow like an 8.
     */
    turnedDigit: (dice, write) => {
      const turn = dice.pick(TURNS);
      return move(write(3), ([x, y]) => {
        if (turn === 'over') return [-x, -y];
        return turn === 'left' ? [y, -x] : [-y, x];
      });
    },
  };

/** Not the halves that are a 0, a 1 or a 7, or that hands use for them. */
const HALVES = [
  [0, 'top'],
  [0, 'bottom'],
  [3, 'bottom'],
  [5, 'bottom'],
  [8, 'left'],
] as const;
/**
 * The others are, or in some hands may be, digits again: 0, 1 and 8 stay what they are, 2 and 5 become a 5 and a 2, and a
 * slanted or narrow 4, 7 or 9 is hard to tell from a 4, a 1 and a 9.
 */
const MIRRORED = [3, 6] as const;
const TURNS = ['left', 'right', 'over'] as const;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf(strokes: readonly Stroke[]): Box {
  const x = strokes.flatMap((stroke) => stroke.map((point) => point[0]));
  const y = strokes.flatMap((stroke) => stroke.map((point) => point[1]));
  return { left: Math.min(...x), right: Math.max(...x), top: Math.min(...y), bottom: Math.max(...y) };
}

function move(strokes: readonly Stroke[], place: (point: Point) => readonly [x: number, y: number]): Stroke[] {
  return strokes.map((stroke) => stroke.map((point): Point => [...place(point), ...pressureOf(point)]));
}

function pressureOf([, , pressure]: Point): [] | [pressure: number] {
  return pressure === undefined ? [] : [pressure];
}

/** The pieces of a stroke whose points are kept. */
function keepRuns(stroke: Stroke, isKept: (point: Point) => boolean): Stroke[] {
  const runs: Point[][] = [];
  for (const [i, point] of stroke.entries()) {
    if (!isKept(point)) continue;
    if (i === 0 || !isKept(stroke[i - 1])) runs.push([]);
    runs[runs.length - 1].push(point);
  }
  return runs;
}
