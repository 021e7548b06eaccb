import { findComponents } from './find-components.ts';
import { inkFromEvenPaper } from './ink-from-even-paper.ts';
import { inkFromPaper } from './ink-from-paper.ts';
import { checkPixels, type Pixels } from './pixels.ts';
import type { Raster } from './raster.ts';
import { shrinkPixels } from './shrink-pixels.ts';

/** Paper whose border departs more than this from one color, in levels, is not taken for even. */
const MAX_EVEN_NOISE = 12;
/** On uneven paper, components with less than this part of the largest one's ink are specks. */
const SPECK = 0.02;

/**
 * Finds the ink in a picture of one digit.
 *
 * - **Paper** is the median of the outermost pixels, each color by itself. A border that is transparent for the most
 *   part (median alpha below 128) means a transparent canvas: then opacity is ink, whatever its color. Otherwise
 *   transparent pixels are paper.
 * - **Polarity**: how far a pixel departs from the paper, in the color where it departs most, is added up for darker
 *   and for lighter by themselves. The side with the larger sum is ink, the other is paper.
 * - **Contrast**: pixels count when they depart by 24 levels or more, and by 7 times the border's median deviation.
 *   The upper quartile of their departures is full ink; from there ink falls off evenly to exactly 0 at an eighth of it,
 *   or at the border's noise where that is more.
 *
 * Where the border departs from its own median by more than {@link MAX_EVEN_NOISE} levels in the middle, light is uneven or
 * the grain coarse: then {@link inkFromPaper} finds the ink, and specks are left out.
 *
 * All of it is counted in whole levels: equal pictures give equal bits on every machine.
 *
 * @returns A raster of the picture's size, or a whole fraction of it where a side is longer than 1000 pixels.
 * @throws {ShapeError} `Pixels: data holds 10 values; 2×2 pixels need 4 (gray) or 16 (RGBA). …`
 */
export function rasterFromPixels(pixels: Pixels): Raster {
  checkPixels(pixels);
  const picture = shrinkPixels(pixels);
  const { raster, noise } = inkFromEvenPaper(picture);
  return noise > MAX_EVEN_NOISE ? removeSpecks(inkFromPaper(picture).raster) : raster;
}

function removeSpecks(raster: Raster): Raster {
  const { components, labels } = findComponents(raster);
  const largest = components.reduce((mass, component) => Math.max(mass, component.mass), 0);
  const ink = raster.ink.map((value, pixel) => {
    const label = labels[pixel];
    return label > 0 && components[label - 1].mass >= SPECK * largest ? value : 0;
  });
  return { ...raster, ink };
}
