import type { ImageShape } from '../ops/image-shape.ts';
import type { SourcePosition } from './affine-source.ts';

const { fround } = Math;

/** The bilinear interpolation of an image's channel at a position; outside of the image all is 0. @param x [H, W, C]. */
export function samplePixel(
  x: Float32Array,
  { height, numChannels, width }: ImageShape,
  [column, row]: SourcePosition,
  channel: number,
): number {
  const columns = neighbors(column, width);
  const rows = neighbors(row, height);
  const pixel = (i: number, j: number) => (i >= height || j >= width ? 0 : x[(i * width + j) * numChannels + channel]);
  const [above, below] = [rows.first, rows.first + 1].map((line) =>
    mix(columns, pixel(line, columns.first), pixel(line, columns.first + 1)),
  );
  return mix(rows, above, below);
}

/** The two pixels of an axis between which a position lies, or the two nearest to it, and how much each counts. */
interface Neighbors {
  readonly first: number;
  /** 1 less the pixel's distance; 0 where that is more than 1. */
  readonly weights: readonly [number, number];
}

function neighbors(position: number, length: number): Neighbors {
  const first = Math.min(Math.max(Math.floor(position), 0), Math.max(0, length - 2));
  const weight = (pixel: number) => Math.max(fround(1 - Math.abs(fround(position - pixel))), 0);
  return { first, weights: [weight(first), weight(first + 1)] };
}

function mix({ weights }: Neighbors, first: number, second: number): number {
  return fround(fround(weights[0] * first) + fround(weights[1] * second));
}
