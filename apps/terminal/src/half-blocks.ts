import type { Paint } from './theme.ts';

/** A picture of ink in [0, 1], row-major: what `@raqam/image` calls a raster. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly ink: ArrayLike<number>;
}

/** A glyph laid over one cell of a picture. */
export interface Mark {
  readonly column: number;
  readonly row: number;
  /** One column wide. */
  readonly glyph: string;
}

/**
 * Draws a picture with two pixels in each character cell, one above the other: a cell is about twice as high as wide,
 * so pixels come out square.
 *
 * With color, the upper half block takes the upper pixel's color and its background the lower one's. Without, a pixel of
 * at least half ink is drawn (` `, `▀`, `▄`, `█`). Neighbouring cells of the same colors share one escape sequence.
 *
 * @param picture Any size; a row missing at an odd height counts as blank.
 * @param ramp Steps from no ink to full ink; empty where there is no color.
 * @param mark Laid over one cell; outside of the picture it is not seen.
 * @returns ⌈height / 2⌉ strings, each `width` columns wide.
 */
export function halfBlockRows(picture: Picture, ramp: readonly Paint[], mark?: Mark): string[] {
  const { width, height, ink } = picture;
  const numSteps = Math.max(ramp.length, 2);
  const stepAt = (x: number, y: number) =>
    y < height ? Math.min(numSteps - 1, Math.floor(ink[y * width + x] * numSteps)) : 0;
  const rows: string[] = [];
  for (let y = 0; y < height; y += 2) {
    const marked = mark?.row === y / 2 ? mark : undefined;
    let row = '';
    let start = 0;
    for (let x = 1; x <= width; x++) {
      const [top, bottom] = [stepAt(start, y), stepAt(start, y + 1)];
      const isOverMark = marked !== undefined && (marked.column === start || marked.column === x);
      if (x < width && !isOverMark && stepAt(x, y) === top && stepAt(x, y + 1) === bottom) continue;
      row +=
        marked?.column === start ? paintGlyph(marked.glyph, bottom, ramp) : paintCells(top, bottom, x - start, ramp);
      start = x;
    }
    rows.push(row);
  }
  return rows;
}

/**
 * Every pixel `factor` times as wide and as high.
 * @param factor A whole number from 1.
 */
export function enlarge(picture: Picture, factor: number): Picture & { readonly ink: Float32Array } {
  const width = picture.width * factor;
  const height = picture.height * factor;
  const ink = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / factor) * picture.width;
    for (let x = 0; x < width; x++) ink[y * width + x] = picture.ink[row + Math.floor(x / factor)];
  }
  return { width, height, ink };
}

function paintGlyph(glyph: string, bottom: number, ramp: readonly Paint[]): string {
  return ramp.length === 0 ? glyph : ramp[bottom].background(glyph);
}

function paintCells(top: number, bottom: number, count: number, ramp: readonly Paint[]): string {
  if (ramp.length === 0) return [' ', '▄', '▀', '█'][top * 2 + bottom].repeat(count);
  if (top === bottom) return ramp[top].background(' '.repeat(count));
  return ramp[bottom].background(ramp[top].foreground('▀'.repeat(count)));
}
