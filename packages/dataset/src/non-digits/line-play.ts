import { type ControlPoint, type Point, type Stroke, sampleSpline } from '@raqam/image';
import type { Dice } from './dice.ts';
import { CIRCLE_STEPS, onCircle } from './on-circle.ts';

/** What a hand does when it writes nothing. */
export type LinePlayKind = 'scribble' | 'curve' | 'loops' | 'spiral' | 'zigzag' | 'wave' | 'lines' | 'cross' | 'dots';

/** By kind, a drawing that shows no digit. */
export const LINE_PLAY: Readonly<Record<LinePlayKind, (dice: Dice) => readonly Stroke[]>> = {
  /** Back and forth over the same place, once or twice. */
  scribble: (dice) => {
    const width = dice.between(0.6, 1.6);
    const numStrokes = dice.whole(1, 2);
    return Array.from({ length: numStrokes }, () => {
      const numPoints = dice.whole(14, 26);
      return spline(Array.from({ length: numPoints }, () => [dice.between(0, width), dice.between(0, 1)]));
    });
  },
  /** One line that goes through some places, and crosses itself or not. */
  curve: (dice) => {
    const numPoints = dice.whole(8, 11);
    const width = dice.between(0.9, 1.8);
    return [spline(Array.from({ length: numPoints }, () => [dice.between(0, width), dice.between(0, 1)]))];
  },
  /** A row of at least three loops, as in the copybook. */
  loops: (dice) => {
    const numLoops = dice.whole(3, 7);
    const advance = dice.between(0.4, 1.4);
    const lean = dice.between(-0.3, 0.5);
    const side = dice.chance(0.5) ? 1 : -1;
    const numPoints = numLoops * 12;
    const points = Array.from({ length: numPoints }, (_, i): ControlPoint => {
      const [x, y] = onCircle(side * 2 * i + 6);
      return [(advance * i) / 12 + x * 0.5 - lean * y, y * 0.9];
    });
    return [spline(points)];
  },
  /** At least two turns: with fewer it might be a 6 or a 9. */
  spiral: (dice) => {
    const numPoints = Math.round(dice.between(2, 4.5) * 12);
    const first = dice.whole(0, CIRCLE_STEPS - 1);
    const side = dice.chance(0.5) ? 1 : -1;
    const height = dice.between(0.7, 1.4);
    const points = Array.from({ length: numPoints }, (_, i): ControlPoint => {
      const [x, y] = onCircle(first + side * 2 * i);
      const radius = (i + 2) / numPoints;
      return [x * radius, y * radius * height];
    });
    return [spline(points)];
  },
  zigzag: (dice) => {
    const points = backAndForth(dice, dice.whole(5, 11));
    return [spline(points.map(([x, y]) => [x, y, 'corner']))];
  },
  wave: (dice) => [spline(backAndForth(dice, dice.whole(5, 9)))],
  /** One that lies, or several side by side: one that stands is a 1. */
  lines: (dice) => {
    if (dice.chance(0.4)) return [line([0, 0], [1, dice.between(-0.4, 0.4)])];
    const numLines = dice.whole(2, 5);
    const gap = dice.between(0.4, 0.7);
    const isUpright = dice.chance(0.4);
    const slope = dice.between(-0.4, 0.4);
    return Array.from({ length: numLines }, (_, i) => {
      const from = dice.between(-0.08, 0.08);
      const to = 1 + dice.between(-0.08, 0.08);
      const ends: Point[] = [
        [from, i * gap + slope * from],
        [to, i * gap + slope * to],
      ];
      return isUpright ? ends.map(([x, y]): Point => [y, x]) : ends;
    });
  },
  /** Two to four lines through one place. */
  cross: (dice) => {
    const numLines = dice.whole(2, 4);
    const first = dice.whole(0, 5);
    return Array.from({ length: numLines }, (_, i) => {
      const [x, y] = onCircle(first + (12 / numLines) * i);
      const [before, after] = [dice.between(0.8, 1.2), dice.between(0.8, 1.2)];
      return line([-x * before, -y * before], [x * after, y * after]);
    });
  },
  /** Two or more, apart. */
  dots: (dice) => {
    const isRow = dice.chance(0.5);
    // More of them one above the other might run together to a 1.
    const numDots = dice.whole(2, isRow ? 6 : 3);
    return Array.from({ length: numDots }, (_, i): Stroke => {
      const x = isRow ? i * 0.5 : dice.between(0, 1.5);
      const y = isRow ? dice.between(0, 0.1) : i * 0.4;
      return [
        [x, y],
        [x + dice.between(0, 0.06), y + dice.between(0, 0.06)],
      ];
    });
  },
};

/** Places alternately at the top and the bottom of a band. */
function backAndForth(dice: Dice, numPlaces: number): ControlPoint[] {
  const advance = dice.between(0.2, 0.6);
  const length = numPlaces * advance;
  return Array.from({ length: numPlaces + 1 }, (_, i): ControlPoint => {
    return [i * advance + dice.between(0, 0.1), (i % 2) * Math.max(0.6, 0.4 * length) + dice.between(0, 0.15)];
  });
}

function line(from: Point, to: Point): Stroke {
  return [from, to];
}

function spline(points: readonly ControlPoint[]): Stroke {
  return sampleSpline(points, 0.05);
}
