import type { Pixels, Raster, Stroke } from '@raqam/image';
import { buildLattice, type DigitReader, type PieceRow } from './build-lattice.ts';
import { decodeLattice } from './lattice.ts';
import { RASTER_WEIGHTS, STROKE_WEIGHTS } from './lattice-weights.ts';
import type { NumberDigit, NumberPrediction } from './number-prediction.ts';
import { rowsOfPicture, rowsOfRaster } from './rows-of-raster.ts';
import { rowsOfStrokes } from './rows-of-strokes.ts';

/**
 * Reads rows of digits, which may touch, rise or fall, and lie on photographed paper.
 *
 * Ink is divided into rows and each row into pieces: strokes, or what hangs together, cut where it is thinnest. The
 * network reads every run of neighboring pieces that may be one digit; of all ways to put the row together from such
 * runs the likeliest is taken, by what the network says and by gaps, sizes and crossing strokes ({@link decodeLattice}).
 *
 * @param drawing Pen strokes, y down; a picture; or a raster.
 * @returns `null` when there is no digit.
 * @throws {StrokeError} When a coordinate or a pressure is not a number that can be drawn.
 * @throws {DrawingError} When there are more than 1000 strokes.
 * @throws {ShapeError} When a size and the number of values do not fit together.
 * @throws {InkRangeError} When a raster's ink is not from 0 to 1.
 */
export function readNumber(
  drawing: readonly Stroke[] | Pixels | Raster,
  network: DigitReader,
): NumberPrediction | null {
  const startMs = performance.now();
  const readings = readRows(drawing, network);
  const rows = readings.map(({ digits }) => digits).filter((digits) => digits.length > 0);
  if (rows.length === 0) return null;
  return {
    text: rows.map((digits) => digits.map(({ label }) => label).join('')).join('\n'),
    digits: rows.flat(),
    rows,
    probability: readings.reduce((product, { probability }) => product * probability, 1),
    durationMs: performance.now() - startMs,
  };
}

interface RowReading {
  readonly digits: readonly NumberDigit[];
  readonly probability: number;
}

function readRows(drawing: readonly Stroke[] | Pixels | Raster, network: DigitReader): RowReading[] {
  if ('ink' in drawing) return rowsOfRaster(drawing).map((row) => readRow(row, RASTER_WEIGHTS, network));
  if ('data' in drawing) return rowsOfPicture(drawing).map((row) => readRow(row, RASTER_WEIGHTS, network));
  return rowsOfStrokes(drawing).map((row) => readRow(row, STROKE_WEIGHTS, network));
}

function readRow(row: PieceRow, weights: readonly number[], network: DigitReader): RowReading {
  const path = decodeLattice(row.pieces.length, buildLattice(row, network), weights);
  if (path === null) return { digits: [], probability: 1 };
  const digits = path.edges.flatMap(({ from, to, probabilities }): NumberDigit[] => {
    const image = row.digitImage(from, to);
    if (probabilities === null || image === null) return [];
    const probability = Math.max(...probabilities);
    const label = probabilities.indexOf(probability);
    return [{ box: row.digitBox(from, to), label, probability, probabilities, image }];
  });
  return { digits, probability: path.probability };
}
