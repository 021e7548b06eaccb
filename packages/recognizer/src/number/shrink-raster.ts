import { findInkBox, type Raster } from '@raqam/image';

/** As pictures, rasters with a longer side are shrunk by a whole factor first. */
const MAX_SIDE = 1000;

/**
 * A large raster's pixels become the means of square blocks; any other comes back as it is.
 *
 * @returns With the blocks' side: 1 where nothing was shrunk.
 * @throws {ShapeError} When the size and the number of values do not fit together.
 * @throws {InkRangeError} When a value is not a number from 0 to 1.
 */
export function shrinkRaster(raster: Raster): { readonly raster: Raster; readonly factor: number } {
  findInkBox(raster);
  const { width, height, ink } = raster;
  const factor = Math.ceil(Math.max(width, height) / MAX_SIDE);
  if (factor === 1) return { raster, factor };
  const newWidth = Math.ceil(width / factor);
  const newHeight = Math.ceil(height / factor);
  const means = new Float32Array(newWidth * newHeight);
  for (let y = 0, i = 0; y < height; y++) {
    const start = Math.floor(y / factor) * newWidth;
    for (let x = 0; x < width; x++, i++) means[start + Math.floor(x / factor)] += ink[i];
  }
  for (let i = 0; i < means.length; i++) means[i] = Math.min(1, means[i] / (factor * factor));
  return { raster: { width: newWidth, height: newHeight, ink: means }, factor };
}
