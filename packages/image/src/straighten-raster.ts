import type { Raster } from './raster.ts';

/** A raster that was turned until its rows were level. */
export interface StraightenedRaster {
  readonly raster: Raster;
  /** Where a position of the turned raster, in pixels, lay before. */
  readonly toOriginal: (x: number, y: number) => readonly [x: number, y: number];
}

/**
 * Turns a raster about its middle until what fell by `slope` pixels for each pixel to the right is level. The frame grows
 * so that nothing is cut off; pixels are interpolated between the four nearest old ones. Only + − × ÷ and a square root
 * are used: equal to the bit on every machine.
 *
 * @param slope The tangent of the angle; 0 gives a copy.
 */
export function straightenRaster({ width, height, ink }: Raster, slope: number): StraightenedRaster {
  const cosine = 1 / Math.sqrt(1 + slope * slope);
  const sine = slope * cosine;
  const newWidth = Math.ceil(width * cosine + height * Math.abs(sine) - 1e-9);
  const newHeight = Math.ceil(height * cosine + width * Math.abs(sine) - 1e-9);
  const toOriginal = (x: number, y: number): readonly [number, number] => {
    const [u, v] = [x - newWidth / 2, y - newHeight / 2];
    return [width / 2 + u * cosine - v * sine, height / 2 + u * sine + v * cosine];
  };
  const turned = new Float32Array(newWidth * newHeight);
  for (let y = 0, i = 0; y < newHeight; y++) {
    const [startX, startY] = toOriginal(0.5, y + 0.5);
    for (let x = 0; x < newWidth; x++, i++) {
      const oldX = startX + x * cosine - 0.5;
      const oldY = startY + x * sine - 0.5;
      const left = Math.floor(oldX);
      const top = Math.floor(oldY);
      if (left < -1 || top < -1 || left >= width || top >= height) continue;
      const partX = oldX - left;
      const partY = oldY - top;
      const index = top * width + left;
      const hasLeft = left >= 0;
      const hasRight = left + 1 < width;
      let value = 0;
      if (top >= 0) {
        value += (1 - partY) * ((hasLeft ? ink[index] * (1 - partX) : 0) + (hasRight ? ink[index + 1] * partX : 0));
      }
      if (top + 1 < height) {
        const below = index + width;
        value += partY * ((hasLeft ? ink[below] * (1 - partX) : 0) + (hasRight ? ink[below + 1] * partX : 0));
      }
      turned[i] = Math.min(1, value);
    }
  }
  return { raster: { width: newWidth, height: newHeight, ink: turned }, toOriginal };
}
