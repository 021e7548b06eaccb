import { digitFromStrokes, type Stroke } from '@raqam/image';
import { type PieceRow, unite } from './build-lattice.ts';
import { findRows } from './find-rows.ts';
import type { DigitBox } from './number-prediction.ts';

/** Rows of pen strokes, each stroke a piece. */
export function rowsOfStrokes(strokes: readonly Stroke[]): PieceRow[] {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return [];
  const boxes = drawn.map(boxOf);
  return findRows(boxes).rows.map(({ members, height }) => {
    const pieces = members.map((index) => ({ box: boxes[index], turn: index, cut: null }));
    return {
      pieces,
      height,
      digitBox: (from, to) => unite(pieces, from, to),
      digitImage: (from, to) =>
        digitFromStrokes(
          members
            .slice(from, to)
            .toSorted((a, b) => a - b)
            .map((index) => drawn[index]),
        ),
    };
  });
}

function boxOf(stroke: Stroke): DigitBox {
  let [[left, top]] = stroke;
  let right = left;
  let bottom = top;
  for (const [x, y] of stroke) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, width: right - left, height: bottom - top };
}
