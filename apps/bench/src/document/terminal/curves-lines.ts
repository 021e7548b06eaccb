import { type CurvesFigure, spreadLabels } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import stringWidth from 'string-width';
import type { BrailleCanvas } from './braille-canvas.ts';
import type { Paint } from './paint.ts';
import { PLANE_ROWS, planeLines } from './plane-lines.ts';

/** One for each series, so that lines are told apart without color. */
const MARKS = ['●', '■', '▲', '◆', '○', '□', '△', '◇'] as const;
/** More points than this would hide their line. */
const MAX_MARKS = 12;
/** Dots that are drawn and left out of a dashed line. */
const DASH = 3;

/** Lines of dots with a mark at each point, and the name of each line at its end. */
export function curvesLines(
  { x, y, series }: CurvesFigure,
  words: FigureWords,
  columns: number,
  paint: Paint,
): string[] {
  const { axes, names } = words;
  const drawn = series.flatMap((each, index) => (each.points.length === 0 ? [] : [{ ...each, index }]));
  if (axes.x === null || axes.y === null || drawn.length === 0) return [];
  const labels = drawn.map(({ index }) => `${MARKS[index % MARKS.length]} ${names[index]}`);
  const room = 2 + Math.max(...labels.map((text) => stringWidth(text)));
  const [low, high] = y.extent;
  const places = spreadLabels(
    drawn.map(({ points }) => ((high - points[points.length - 1].y) / (high - low)) * (PLANE_ROWS - 1)),
    1,
    [0, PLANE_ROWS - 1],
  ).map(Math.round);
  // More names than rows stand below the plot, and so do names that would take half of it.
  const isBeside = drawn.length <= PLANE_ROWS && room <= columns / 3;
  const beside = Array.from({ length: PLANE_ROWS }, (_, row) => {
    const i = places.indexOf(row);
    return i === -1 ? '' : `  ${paint.tone(drawn[i].index, labels[i])}`;
  });
  const lines = planeLines(
    {
      x,
      y,
      xWords: axes.x,
      yWords: axes.y,
      ...(isBeside && { beside, room }),
      draw: (canvas, across, down) => {
        for (const { points, dashed = false, index } of drawn) {
          const dots = points.map((point): Dot => [across(point.x), down(point.y)]);
          drawLine(canvas, dots, dashed, index);
        }
        for (const { points, index } of drawn.filter((each) => each.points.length <= MAX_MARKS)) {
          for (const point of points) {
            const [column, row] = [Math.floor(across(point.x) / 2), Math.floor(down(point.y) / 4)];
            canvas.mark(column, row, MARKS[index % MARKS.length], index);
          }
        }
      },
    },
    columns,
    paint,
  );
  return isBeside ? lines : [...lines, ...drawn.map(({ index }, i) => paint.tone(index, labels[i]))];
}

type Dot = readonly [x: number, y: number];

/** Straight from point to point: as many dots as the longer side has. */
function drawLine(canvas: BrailleCanvas, dots: readonly Dot[], dashed: boolean, tone: number): void {
  for (const [i, [toX, toY]] of dots.entries()) {
    const [fromX, fromY] = dots[Math.max(0, i - 1)];
    const numSteps = Math.max(1, Math.abs(toX - fromX), Math.abs(toY - fromY));
    for (let step = 0; step <= numSteps; step += 1) {
      if (dashed && Math.floor(step / DASH) % 2 === 1) continue;
      const share = step / numSteps;
      canvas.dot(Math.round(fromX + share * (toX - fromX)), Math.round(fromY + share * (toY - fromY)), tone);
    }
  }
}
