import type { Pixels, Raster, Stroke } from '@raqam/image';
import { buildLattice, type DigitReader, type PieceRow } from './build-lattice.ts';
import { decodeLattice } from './lattice.ts';
import { RASTER_WEIGHTS, STROKE_WEIGHTS } from './lattice-weights.ts';
import type { NumberDigit, NumberPrediction } from './number-prediction.ts';
import { rowsOfPicture, rowsOfRaster } from './rows-of-raster.ts';
import { rowsOfStrokes } from './rows-of-strokes.ts';

/**
 * Reads rows of digits.
 *
 * @param drawing Pen strokes, y down; a picture; or a raster.
 * @returns `null` when there is no digit.
 */
export function readNumber(
  drawing: readonly Stroke[] | Pixels | Raster,
  network: DigitReader,
): NumberPrediction | null {
  const start = performance.now();
  const weights = 'length' in drawing ? STROKE_WEIGHTS : RASTER_WEIGHTS;
  const readings = rowsOfDrawing(drawing).map((row) => readRow(row, weights, network));
  const rows = readings.map(({ digits }) => digits).filter((digits) => digits.length > 0);
  if (rows.length === 0) return null;
  return {
    text: rows.map((digits) => digits.map(({ label }) => label).join('')).join('\n'),
    digits: rows.flat(),
    rows,
    probability: readings.reduce((product, { probability }) => product * probability, 1),
    durationMs: performance.now() - start,
  };
}

function rowsOfDrawing(drawing: readonly Stroke[] | Pixels | Raster): PieceRow[] {
  if ('ink' in drawing) return rowsOfRaster(drawing);
  if ('data' in drawing) return rowsOfPicture(drawing);
  return rowsOfStrokes(drawing);
}

interface RowReading {
  readonly digits: readonly NumberDigit[];
  readonly probability: number;
}

function readRow(row: PieceRow, weights: readonly number[], network: DigitReader): RowReading {
  const path = decodeLattice(row.pieces.length, buildLattice(row, network), weights);
  if (path === null) return { digits: [], probability: 1 };
  const digits = path.edges.flatMap(({ from, to, probabilities }): NumberDigit[] => {
    if (probabilities === null) return [];
    const probability = Math.max(...probabilities);
    return [{ box: row.digitBox(from, to), label: probabilities.indexOf(probability), probability, probabilities }];
  });
  return { digits, probability: path.probability };
}
