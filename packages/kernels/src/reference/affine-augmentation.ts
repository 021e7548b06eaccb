import type { AffineAugmentationOptions } from '../ops/affine-augmentation.ts';

const { fround } = Math;

/**
 * Turns, scales, slants and shifts each image about its middle by random amounts; formulas at
 * `emitAffineAugmentation`.
 *
 * @param x        [N, H, W, C].
 * @param uniform  Random numbers in [0, 1), multiples of 2^−24; image n takes the indices 8·n to 8·n + 4.
 * @param y        Overwritten, [N, H, W, C]; not `x`.
 * Each operation is rounded to f32.
 */
export function affineAugmentation(
  x: Float32Array,
  uniform: (index: number) => number,
  y: Float32Array,
  options: AffineAugmentationOptions,
): void {
  const { height, width, numChannels } = options;
  const imageLength = height * width * numChannels;
  const middle = [(width - 1) / 2, (height - 1) / 2] as const;
  for (let image = 0; image * imageLength < x.length; image++) {
    const draw = (index: number, range: number) => fround(fround(2 * uniform(8 * image + index) - 1) * fround(range));
    const source = inverseMap(
      draw(0, (options.rotationDegrees * Math.PI) / 360),
      fround(1 + draw(1, options.scale)),
      draw(2, options.shear),
    );
    const shift = [draw(3, options.translatePixels), draw(4, options.translatePixels)] as const;
    const pixel = (row: number, column: number, channel: number) =>
      row >= height || column >= width ? 0 : x[image * imageLength + (row * width + column) * numChannels + channel];
    let target = image * imageLength;
    for (let row = 0; row < height; row++) {
      const v = fround(row - middle[1] - shift[1]);
      for (let column = 0; column < width; column++) {
        const u = fround(column - middle[0] - shift[0]);
        const at = (byColumn: number, byRow: number, origin: number) =>
          fround(fround(byColumn * u) + fround(fround(byRow * v) + origin));
        const columns = neighbors(at(source.columnByColumn, source.columnByRow, middle[0]), width);
        const rows = neighbors(at(source.rowByColumn, source.rowByRow, middle[1]), height);
        for (let channel = 0; channel < numChannels; channel++, target++) {
          const [above, below] = [rows.first, rows.first + 1].map((line) =>
            mix(columns, pixel(line, columns.first, channel), pixel(line, columns.first + 1, channel)),
          );
          y[target] = mix(rows, above, below);
        }
      }
    }
  }
}

/** From a position of the output to that of the input, both from the middle. */
function inverseMap(half: number, factor: number, slant: number) {
  const square = fround(half * half);
  const t = fround(fround(half * fround(15 - square)) / fround(15 - fround(6 * square)));
  const tSquare = fround(t * t);
  const divisor = fround(fround(1 + tSquare) * factor);
  const cos = fround(fround(1 - tSquare) / divisor);
  const sin = fround((t + t) / divisor);
  return {
    columnByColumn: fround(cos - fround(slant * -sin)),
    columnByRow: fround(sin - fround(slant * cos)),
    rowByColumn: -sin,
    rowByRow: cos,
  };
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
