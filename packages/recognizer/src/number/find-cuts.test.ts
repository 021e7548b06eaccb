import type { Raster } from '@raqam/image';
import { expect, test } from 'vitest';
import { findCuts } from './find-cuts.ts';

function picture(...rows: string[]): Raster {
  return {
    width: rows[0].length,
    height: rows.length,
    ink: Float32Array.from(rows.join(''), (character) => (character === '#' ? 1 : 0)),
  };
}

test('two rings that touch are parted where they do', () => {
  const rings = picture('#####.#####', '#...#.#...#', '#...###...#', '#...#.#...#', '#####.#####');
  const [cut, ...others] = findCuts(rings, { spacing: 3, maxInk: 1, maxCuts: 9 });
  expect(others).toEqual([]);
  expect(cut.ink).toBe(1);
  expect([...cut.columns]).toEqual([5, 5, 5, 5, 5]);
});

test('a cut goes aside to follow the gap between slanted strokes', () => {
  const slanted = picture('....##...##', '...##...##.', '..##...##..', '.##...##...', '##...##....');
  const [cut] = findCuts(slanted, { spacing: 2, maxInk: 0.5, maxCuts: 9 });
  expect(cut.ink).toBe(0);
  expect([...cut.columns].every((column, y) => column > 4 - y + 1 && column <= 9 - y)).toBe(true);
});

test('no cut crosses more ink than allowed, and one stroke is not cut along', () => {
  const block = picture('######', '######', '######');
  expect(findCuts(block, { spacing: 1, maxInk: 2, maxCuts: 9 })).toEqual([]);
  expect(findCuts(picture('#', '#'), { spacing: 1, maxInk: 5, maxCuts: 9 })).toEqual([]);
});

test('of too many cuts those through the least ink are kept', () => {
  const bars = picture('#.#.#.#.#', '#.#.#.#.#', '###.#####', '#.#.#.#.#', '#.#.#.#.#');
  const columns = (maxCuts: number) =>
    findCuts(bars, { spacing: 1, maxInk: 2, maxCuts }).map(({ columns: [column] }) => column);
  expect(columns(9)).toEqual([1, 3, 5, 7]);
  expect(columns(1)).toEqual([3]);
});

test('loops whose sides have run together are parted between them, not across one', () => {
  // Strokes are six pixels wide; the left loop's right side and the right loop's left side overlap by two.
  const isPaper = (x: number, y: number): boolean => y >= 6 && y < 34 && ((x >= 6 && x < 20) || (x >= 30 && x < 44));
  const ink = Float32Array.from({ length: 50 * 40 }, (_, i) => (isPaper(i % 50, Math.floor(i / 50)) ? 0 : 1));
  const [cut] = findCuts({ width: 50, height: 40, ink }, { spacing: 3, maxInk: 20, maxCuts: 1 });
  expect(cut.columns[20]).toBeGreaterThanOrEqual(23);
  expect(cut.columns[20]).toBeLessThanOrEqual(26);
  expect(cut.ink).toBe(40);
});
