import { enlarge, halfBlockRows } from '../half-blocks.ts';

const PIXEL_ROWS = 7;

/** The ten digits, five pixels wide and seven high, side by side. */
const NUMERALS = [
  '.###.   ..#..   .###.   .###.   ...#.   #####   .###.   #####   .###.   .###.',
  '#...#   .##..   #...#   #...#   ..##.   #....   #....   ....#   #...#   #...#',
  '#...#   ..#..   ....#   ....#   .#.#.   ####.   #....   ...#.   #...#   #...#',
  '#...#   ..#..   ..##.   ..##.   #..#.   ....#   ####.   ..#..   .###.   .####',
  '#...#   ..#..   .#...   ....#   #####   ....#   #...#   ..#..   #...#   ....#',
  '#...#   ..#..   #....   #...#   ...#.   #...#   #...#   .#...   #...#   ....#',
  '.###.   .###.   #####   .###.   ...#.   .###.   .###.   .#...   .###.   .###.',
].map((line) => line.split('   '));

/** Rows of a numeral at scale 2. */
export const NUMERAL_ROWS = PIXEL_ROWS;

/**
 * A large digit in blocks, without color.
 *
 * @param label 0 to 9.
 * @param scale How many pixels wide and high each pixel of the numeral becomes; even, so that rows come out whole.
 * @returns `PIXEL_ROWS * scale / 2` rows of `5 * scale` columns.
 */
export function numeralRows(label: number, scale: number): readonly string[] {
  const lines = NUMERALS.map((numerals) => numerals[label]);
  const ink = lines.flatMap((line) => Array.from(line, (pixel) => (pixel === '#' ? 1 : 0)));
  return halfBlockRows(enlarge({ width: lines[0].length, height: PIXEL_ROWS, ink }, scale), []);
}
