/** Dots across and down in one braille character. */
const DOTS_ACROSS = 2;
const DOTS_DOWN = 4;
/** The bit of each dot in U+2800 + bits, by row and column. */
const DOT_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

/** A drawing area in character cells. */
interface PlotSize {
  readonly columns: number;
  readonly rows: number;
}

/**
 * Draws a line through values with braille characters, two by four dots in each.
 *
 * @param values Heights in [0, 1] from the bottom, evenly spaced from the left edge to the right one; null: a gap, over
 *   which no line is drawn. Where several fall on one column of dots their mean is drawn; where they are fewer, they are
 *   joined by straight lines.
 * @returns `rows` strings of `columns` characters; blank cells are spaces.
 */
export function braillePlot(values: readonly (number | null)[], { columns, rows }: PlotSize): string[] {
  const width = columns * DOTS_ACROSS;
  const height = rows * DOTS_DOWN;
  const bits = new Uint8Array(columns * rows);
  const setDot = (x: number, y: number) => {
    const cell = Math.floor(y / DOTS_DOWN) * columns + Math.floor(x / DOTS_ACROSS);
    bits[cell] |= DOT_BITS[y % DOTS_DOWN][x % DOTS_ACROSS];
  };
  const toRow = (value: number) => Math.round((1 - Math.min(Math.max(value, 0), 1)) * (height - 1));

  let previous: number | null = null;
  for (const [x, value] of stretchOver(values, width).entries()) {
    if (value !== null) {
      const y = toRow(value);
      const from = previous ?? y;
      // A steep line fills the column between this height and the last one, which is not drawn twice.
      const step = Math.sign(from - y);
      for (let at = y; at !== from; at += step) setDot(x, at);
      setDot(x, y);
      previous = y;
    } else {
      previous = null;
    }
  }
  return Array.from({ length: rows }, (_, row) =>
    Array.from(bits.subarray(row * columns, (row + 1) * columns), (cell) =>
      cell === 0 ? ' ' : String.fromCodePoint(0x2800 + cell),
    ).join(''),
  );
}

/** One value for each of `width` columns: means where there are more values than columns, else lines between them. */
function stretchOver(values: readonly (number | null)[], width: number): (number | null)[] {
  const count = values.length;
  if (count === 0) return new Array<null>(width).fill(null);
  return Array.from({ length: width }, (_, x) => {
    if (count > width) {
      const known = values
        .slice(Math.floor((x * count) / width), Math.ceil(((x + 1) * count) / width))
        .filter((value) => value !== null);
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
    }
    // Each value stands in the middle of its stretch.
    const position = Math.min(Math.max(((x + 0.5) * count) / width - 0.5, 0), count - 1);
    const left = values[Math.floor(position)];
    const right = values[Math.ceil(position)];
    const known = left === null || right === null ? (position % 1 < 0.5 ? left : right) : null;
    return left === null || right === null ? known : left + (right - left) * (position % 1);
  });
}
