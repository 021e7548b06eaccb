/** Dots of one character: 2 across, 4 down, and the bit of each in Unicode's block of Braille patterns. */
const DOT_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

const FIRST_PATTERN = 0x2800;

/** A picture of dots, eight to a character, each character in the tone of what was drawn on it last. */
export interface BrailleCanvas {
  /** Dots across and down. */
  readonly width: number;
  readonly height: number;
  /** @param tone Of the whole character; -1 for none. */
  dot(x: number, y: number, tone: number): void;
  /** Puts a character in place of dots. */
  mark(column: number, row: number, character: string, tone: number): void;
  /** @param paint Colors a character by its tone. */
  lines(paint: (tone: number, character: string) => string): string[];
}

/** @see https://www.unicode.org/charts/PDF/U2800.pdf */
export function createBrailleCanvas(columns: number, rows: number): BrailleCanvas {
  const bits = new Uint8Array(columns * rows);
  const tones = new Int8Array(columns * rows).fill(-1);
  const marks = new Map<number, string>();
  const width = 2 * columns;
  const height = 4 * rows;
  return {
    width,
    height,
    dot(x, y, tone) {
      if (x < 0 || y < 0 || x >= width || y >= height) return;
      const cell = Math.floor(y / 4) * columns + Math.floor(x / 2);
      bits[cell] |= DOT_BITS[y % 4][x % 2];
      tones[cell] = tone;
    },
    mark(column, row, character, tone) {
      marks.set(row * columns + column, character);
      tones[row * columns + column] = tone;
    },
    lines(paint) {
      return Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => {
          const cell = row * columns + column;
          const character =
            marks.get(cell) ?? (bits[cell] === 0 ? ' ' : String.fromCodePoint(FIRST_PATTERN + bits[cell]));
          return tones[cell] === -1 ? character : paint(tones[cell], character);
        }).join(''),
      );
    },
  };
}
