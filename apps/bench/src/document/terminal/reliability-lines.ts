import type { ReliabilityFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import type { Paint } from './paint.ts';
import { planeLines } from './plane-lines.ts';

/** A mark for each range of confidences, and the diagonal on which answers are as right as they say. */
export function reliabilityLines(
  { x, y, bins }: ReliabilityFigure,
  { axes }: FigureWords,
  columns: number,
  paint: Paint,
): string[] {
  if (axes.x === null || axes.y === null) return [];
  return planeLines(
    {
      x,
      y,
      xWords: axes.x,
      yWords: axes.y,
      draw: (canvas, across, down) => {
        for (let i = 0; i < canvas.width; i += 4) {
          canvas.dot(i, Math.round((canvas.height - 1) * (1 - i / (canvas.width - 1))), -1);
        }
        for (const { confidence, accuracy } of bins) {
          canvas.mark(Math.floor(across(confidence) / 2), Math.floor(down(accuracy) / 4), '●', 0);
        }
      },
    },
    Math.min(columns, MAX_COLUMNS),
    paint,
  );
}

/** A wider plane would no longer look square. */
const MAX_COLUMNS = 60;
