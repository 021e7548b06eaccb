import { DIGIT_CONTRACT } from './digit-contract.ts';
import { INK_THRESHOLD, type InkBox } from './find-ink-box.ts';
import type { Raster } from './raster.ts';

/**
 * Cuts a box out of a raster and scales it to a size of its own, each direction by itself.
 *
 * A filter that is the identity at scale 1: when shrinking, each new pixel is the mean of the area it covers, so that no
 * ink is skipped; when growing, it is interpolated between the two nearest old ones, which leaves no steps. Only pixels
 * inside the box contribute.
 *
 * Each pixel is then rounded to a whole level of 255. A pixel that any ink has reached keeps at least level 1: the
 * outermost rows and columns are never lost to rounding, so that an ink box's result is ink up to its edges.
 *
 * @param raster Checked by {@link findInkBox}.
 * @param box Within `raster`.
 * @param size [height, width] of the result, whole numbers of at least 1.
 * @returns Values `Math.fround(k / 255)`.
 */
export function resampleBox(raster: Raster, box: InkBox, size: readonly [height: number, width: number]): Raster {
  return resample(raster, box, size, INK_THRESHOLD);
}

/**
 * As {@link resampleBox}, ink fainter than `faintest` left out. Where there is no such ink, 0 takes half the time: each
 * pixel is then treated like the one before it, which processors foresee.
 */
export function resample(
  raster: Raster,
  box: InkBox,
  size: readonly [height: number, width: number],
  faintest: number,
): Raster {
  const [height, width] = size;
  // Across first, into a picture that is already narrow; then down.
  const narrow = new Float64Array(box.height * width);
  const across = createTaps(box.width, width);
  for (let y = 0, index = 0; y < box.height; y++) {
    const start = (box.top + y) * raster.width + box.left;
    for (let x = 0, tap = 0; x < width; x++, index++) {
      const end = across.ends[x];
      let sum = 0;
      for (let source = start + across.firsts[x]; tap < end; tap++, source++) {
        const value = raster.ink[source];
        if (value >= faintest) sum += value * across.weights[tap];
      }
      narrow[index] = sum;
    }
  }

  const { levels } = DIGIT_CONTRACT;
  const ink = new Float32Array(width * height);
  const down = createTaps(box.height, height);
  for (let y = 0, first = 0, index = 0; y < height; y++) {
    const end = down.ends[y];
    for (let x = 0; x < width; x++, index++) {
      let sum = 0;
      for (let tap = first, source = down.firsts[y] * width + x; tap < end; tap++, source += width) {
        sum += narrow[source] * down.weights[tap];
      }
      // The weights' sum may exceed 1 by a rounding error, hence the upper limit.
      if (sum > 0) ink[index] = Math.min(levels, Math.max(1, Math.round(sum * levels))) / levels;
    }
    first = end;
  }
  return { width, height, ink };
}

/** New pixel i is the sum of old pixels from `firsts[i]` on, times `weights` from where i − 1 ended to `ends[i]`. */
interface Taps {
  readonly firsts: Int32Array;
  readonly ends: Int32Array;
  readonly weights: Float64Array;
}

/** The filter of one direction. Positions are quotients of whole numbers, so that those on a pixel's edge are exact. */
function createTaps(oldSize: number, newSize: number): Taps {
  const firsts = new Int32Array(newSize);
  const ends = new Int32Array(newSize);
  const weights = new Float64Array(oldSize + 2 * newSize);
  let numTaps = 0;
  for (let i = 0; i < newSize; i++) {
    if (newSize <= oldSize) {
      const from = (i * oldSize) / newSize;
      const to = ((i + 1) * oldSize) / newSize;
      firsts[i] = Math.floor(from);
      for (let source = firsts[i]; source < to; source++) {
        weights[numTaps++] = ((Math.min(to, source + 1) - Math.max(from, source)) * newSize) / oldSize;
      }
    } else {
      // Beyond the centers of the outermost pixels there is nothing to interpolate with: they go on to the edge.
      const position = Math.min(oldSize - 1, Math.max(0, ((2 * i + 1) * oldSize - newSize) / (2 * newSize)));
      firsts[i] = Math.floor(position);
      weights[numTaps++] = firsts[i] + 1 - position;
      if (position > firsts[i]) weights[numTaps++] = position - firsts[i];
    }
    ends[i] = numTaps;
  }
  return { firsts, ends, weights };
}
