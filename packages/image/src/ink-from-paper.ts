import { DIGIT_CONTRACT } from './digit-contract.ts';
import { inkFromEvenPaper } from './ink-from-even-paper.ts';
import { checkPixels, type Pixels } from './pixels.ts';
import type { Raster } from './raster.ts';
import { removeRules } from './remove-rules.ts';
import { shrinkPixels } from './shrink-pixels.ts';
import { subtractPaper } from './subtract-paper.ts';

/** What is written on photographed paper. */
export interface InkOnPaper {
  /** Of the picture's size, or of a whole fraction of it where a side is longer than 1000 pixels. */
  readonly raster: Raster;
  /** How far the paper's rules fall for each pixel to the right; `null` where it has none. */
  readonly slope: number | null;
}

/** Departures from the paper below this many levels of 255 are texture, compression, shade: not ink. */
const MIN_CONTRAST = 24;
/** Below this many standard deviations of the grain is paper. */
const PAPER_NOISE = 5;
/** Grain beyond this standard deviation, in levels, is smoothed. */
const MAX_NOISE = 1.5;
/** Below this part of full ink is paper: soft edges end and faint rules vanish. */
const PAPER_PART = 0.3;

/**
 * Finds the ink on photographed paper, or chalk on a board, under uneven light.
 *
 * 1. {@link subtractPaper}: how far each pixel departs from the paper around it, light divided out.
 * 2. Grain is smoothed by a 3×3 binomial mean where there is much of it.
 * 3. {@link removeRules}: straight lines across the whole sheet are taken out, except where ink crosses them.
 * 4. Full ink is the median of the upper one of the two classes that Otsu's threshold makes of what departs; below a
 *    part of it is paper.
 *
 * A picture that is transparent for the most part is a canvas, whose opacity is ink. For clean drawings of one digit use
 * `rasterFromPixels`, which keeps their edges as they are.
 *
 * @throws {ShapeError} When the size and the number of values do not fit together.
 * @see Otsu, "A threshold selection method from gray-level histograms", IEEE Transactions on Systems, Man, and
 *   Cybernetics 9 (1979).
 */
export function inkFromPaper(pixels: Pixels): InkOnPaper {
  checkPixels(pixels);
  const picture = shrinkPixels(pixels);
  if (isTransparent(picture)) return { raster: inkFromEvenPaper(picture).raster, slope: null };
  const { width, height, departures, noise } = subtractPaper(picture);
  const isGrainy = noise > MAX_NOISE;
  const smooth = isGrainy ? smoothBinomially(departures, width, height) : departures;
  // A 3×3 binomial mean leaves 3/8 of independent grain's deviation.
  const least = Math.max(MIN_CONTRAST, PAPER_NOISE * noise * (isGrainy ? 0.375 : 1));
  const slope = removeRules({ width, height, departures: smooth }, least / 2);
  const levels = inkByDeparture(smooth, least);
  const ink = new Float32Array(smooth.length);
  for (let i = 0; i < ink.length; i++) ink[i] = levels[smooth[i]];
  return { raster: { width, height, ink }, slope };
}

/** Whether more than half of the picture is a canvas that nothing was painted on. */
function isTransparent({ data, width, height }: Pixels): boolean {
  if (data.length !== 4 * width * height) return false;
  let count = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] < 128) count++;
  return 2 * count > width * height;
}

function smoothBinomially(levels: Uint8Array, width: number, height: number): Uint8Array {
  const smooth = new Uint8Array(levels.length);
  for (let y = 0, i = 0; y < height; y++) {
    const above = y === 0 ? 0 : -width;
    const below = y === height - 1 ? 0 : width;
    for (let x = 0; x < width; x++, i++) {
      const left = x === 0 ? 0 : -1;
      const right = x === width - 1 ? 0 : 1;
      const sum =
        levels[i + above + left] +
        levels[i + above + right] +
        levels[i + below + left] +
        levels[i + below + right] +
        2 * (levels[i + above] + levels[i + below] + levels[i + left] + levels[i + right]) +
        4 * levels[i];
      smooth[i] = (sum + 8) >> 4;
    }
  }
  return smooth;
}

/** The ink of each departure from 0 to 255; all zero when nothing stands out from the paper. */
function inkByDeparture(departures: Uint8Array, least: number): Float32Array {
  const counts = new Float64Array(256);
  for (const departure of departures) if (departure >= least) counts[departure]++;
  const ink = new Float32Array(256);
  const threshold = otsuThreshold(counts);
  const numUpper = counts.subarray(threshold).reduce((sum, count) => sum + count, 0);
  if (numUpper === 0) return ink;
  let full = 255;
  for (let above = counts[full]; above < numUpper / 2; above += counts[full]) full--;
  const none = Math.min(full - 1, Math.max(least, PAPER_PART * full));
  for (let level = 0; level < 256; level++) {
    const part = level >= full ? 1 : (level - none) / (full - none);
    if (part > 0) ink[level] = Math.round(part * DIGIT_CONTRACT.levels) / DIGIT_CONTRACT.levels;
  }
  return ink;
}

/** The first level of the upper class: the two classes' means are as far apart as possible, weighted by their sizes. */
function otsuThreshold(counts: Float64Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const totalMoment = counts.reduce((sum, count, level) => sum + count * level, 0);
  let [best, threshold, below, moment] = [0, 0, 0, 0];
  for (let level = 1; level < 256; level++) {
    below += counts[level - 1];
    moment += counts[level - 1] * (level - 1);
    if (below === 0 || below === total) continue;
    const apart = moment / below - (totalMoment - moment) / (total - below);
    const between = below * (total - below) * apart * apart;
    if (between > best) {
      best = between;
      threshold = level;
    }
  }
  return threshold;
}
