import type { Raster } from './raster.ts';

/** Ink spread out less than this is a dot. */
const MAX_SPREAD = 1.065;

/**
 * Whether all the ink is one compact, filled spot: a touch of the pen, a blot.
 *
 * The measure is 2π · Σ ink · d² / (Σ ink)², d the distance from the center of mass: how far ink is spread, compared with
 * a disc of the same mass. Turning, moving and scaling leave it alone. A disc has 1, a filled square 1.047, an
 * ellipse 1.4 times as long as wide 1.057, a 2×1 rectangle 1.31, a line or a ring far more; below 1.065 it is a dot.
 * Measured: of MNIST's 60,000 training digits none is a dot (the least spread, a blotted 0, has 1.077), nor is any of
 * 12,702 UNIPEN digits drawn with the default pen (the least has 1.51) or one twice as wide. With one three times as
 * wide, 0.36 of the ink box, 667 have run together into a dot.
 *
 * @param raster A {@link DigitImage}, or any raster.
 */
export function isDot(raster: Raster): boolean {
  const { width, height, ink } = raster;
  let mass = 0;
  let momentX = 0;
  let momentY = 0;
  let secondMoment = 0;
  for (let y = 0, index = 0; y < height; y++) {
    for (let x = 0; x < width; x++, index++) {
      const value = ink[index];
      mass += value;
      momentX += value * x;
      momentY += value * y;
      secondMoment += value * (x * x + y * y);
    }
  }
  // A pixel is a square with a spread of its own: 1/12 in each direction.
  const inertia = secondMoment - (momentX * momentX + momentY * momentY) / mass + mass / 6;
  return 2 * Math.PI * inertia < MAX_SPREAD * mass * mass;
}
