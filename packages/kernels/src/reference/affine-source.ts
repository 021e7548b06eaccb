import type { AffineAugmentationOptions } from '../ops/affine-augmentation.ts';

const { fround } = Math;

/** A position in the image: column and row, in pixels from the first. */
export type SourcePosition = readonly [column: number, row: number];

/**
 * The random map of one image; formulas at `emitAffineAugmentation`.
 *
 * @param uniform Of the indices 0 to 4.
 * @returns From a position of the output, from the middle of the image, to that of the input.
 */
export function affineSource(
  uniform: (index: number) => number,
  options: AffineAugmentationOptions,
): (column: number, row: number) => SourcePosition {
  const { height, rotationDegrees, scale, shear, translatePixels, width } = options;
  const draw = (index: number, range: number) => fround(fround(2 * uniform(index) - 1) * fround(range));
  const half = draw(0, (rotationDegrees * Math.PI) / 360);
  const factor = fround(1 + draw(1, scale));
  const slant = draw(2, shear);
  const [shiftColumns, shiftRows] = [draw(3, translatePixels), draw(4, translatePixels)];

  const square = fround(half * half);
  const t = fround(fround(half * fround(15 - square)) / fround(15 - fround(6 * square)));
  const tSquare = fround(t * t);
  const divisor = fround(fround(1 + tSquare) * factor);
  const cos = fround(fround(1 - tSquare) / divisor);
  const sin = fround((t + t) / divisor);
  const columnByColumn = fround(cos - fround(slant * -sin));
  const columnByRow = fround(sin - fround(slant * cos));

  return (column, row) => {
    const u = fround(column - shiftColumns);
    const v = fround(row - shiftRows);
    const at = (byColumn: number, byRow: number, middle: number) =>
      fround(fround(byColumn * u) + fround(fround(byRow * v) + middle));
    return [at(columnByColumn, columnByRow, (width - 1) / 2), at(-sin, cos, (height - 1) / 2)];
  };
}
