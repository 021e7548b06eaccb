const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A horizontal bar made of block characters, exact to an eighth of a column.
 *
 * @param fraction Share of the width that is filled, in [0, 1].
 * @param width Columns of a full bar.
 * @returns At most `width` columns; anything above nothing shows at least one eighth.
 */
export function bar(fraction: number, width: number): string {
  const eighths = fraction > 0 ? Math.max(1, Math.round(fraction * width * 8)) : 0;
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
}
