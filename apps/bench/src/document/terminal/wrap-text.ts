import wrapAnsi from 'wrap-ansi';

/**
 * A paragraph in lines of at most `columns` columns, broken between words, or inside of one that is longer than a line.
 *
 * @param indent Put before every line but the first, whose own is part of the text.
 */
export function wrapText(text: string, columns: number, indent = ''): string[] {
  return wrapAnsi(text, columns - indent.length, { hard: true })
    .split('\n')
    .map((line, i) => (i === 0 ? line : `${indent}${line}`));
}
