import { halfBlockRows } from '../half-blocks.ts';

const LETTERS = {
  r: ['#.###', '##...', '#....', '#....', '#....', '#....', '.....', '.....'],
  a: ['.###.', '....#', '.####', '#...#', '#...#', '.####', '.....', '.....'],
  q: ['.####', '#...#', '#...#', '#...#', '#...#', '.####', '....#', '....#'],
  m: ['######.', '#..#..#', '#..#..#', '#..#..#', '#..#..#', '#..#..#', '.......', '.......'],
};

/** The name of the program, four rows of half blocks. */
export const WORDMARK: readonly string[] = drawWordmark();

function drawWordmark(): string[] {
  const letters = [LETTERS.r, LETTERS.a, LETTERS.q, LETTERS.a, LETTERS.m];
  const lines = LETTERS.r.map((_, y) => letters.map((letter) => letter[y]).join('..'));
  const ink = lines.flatMap((line) => Array.from(line, (pixel) => (pixel === '#' ? 1 : 0)));
  return halfBlockRows({ width: lines[0].length, height: lines.length, ink }, []);
}
