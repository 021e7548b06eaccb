/**
 * A horizontal bar, a heavy line exact to half a column: thin, so that bars below each other stay apart.
 *
 * @param fraction Share of the width that is filled, in [0, 1].
 * @param width Columns of a full bar.
 * @returns At most `width` columns; anything above nothing shows at least half a column.
 */
export function bar(fraction: number, width: number): string {
  const halves = fraction > 0 ? Math.max(1, Math.round(fraction * width * 2)) : 0;
  return '━'.repeat(Math.floor(halves / 2)) + (halves % 2 === 1 ? '╸' : '');
}
