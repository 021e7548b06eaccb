import { digitFromStrokes, measureStrokes, type Stroke } from '@raqam/image';
import { DrawingError } from '../errors.ts';
import { type PieceRow, unite } from './build-lattice.ts';
import { findRows } from './find-rows.ts';
import { strokesCross } from './strokes-cross.ts';

/** More strokes than this are not a few rows of digits. */
const MAX_STROKES = 1000;

/**
 * Rows of pen strokes, each stroke a piece.
 *
 * @throws {StrokeError} When a coordinate or a pressure is not a number that can be drawn.
 * @throws {DrawingError} `recognizeNumber: 2000 strokes were passed; expected at most 1000. Read fewer rows at a time.`
 */
export function rowsOfStrokes(strokes: readonly Stroke[]): PieceRow[] {
  if (strokes.length > MAX_STROKES) {
    throw new DrawingError(
      `recognizeNumber: ${strokes.length} strokes were passed; expected at most ${MAX_STROKES}. ` +
        'Read fewer rows at a time.',
    );
  }
  // All at once first: an error names the stroke by its number.
  if (measureStrokes(strokes) === null) return [];
  const drawn = strokes.flatMap((stroke) => {
    const box = measureStrokes([stroke]);
    return box === null ? [] : [{ stroke, box }];
  });
  return findRows(drawn.map(({ box }) => box)).rows.map(({ members, height }) => {
    const pieces = members.map((turn, i) => {
      const { stroke, box } = drawn[turn];
      return { box, turn, crosses: i > 0 && strokesCross(drawn[members[i - 1]].stroke, stroke), cut: null };
    });
    return {
      pieces,
      height,
      digitImage: (from, to) => {
        const inOrder = members.slice(from, to).sort((a, b) => a - b);
        return digitFromStrokes(inOrder.map((index) => drawn[index].stroke));
      },
      digitBox: (from, to) => unite(pieces, from, to),
    };
  });
}
