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
  const [height, width] = size;
  // Across first, into a picture that is already narrow; then down.
  const narrow = new Float64Array(box.height * width);
  const across = createTaps(box.width, width);
  for (let y = 0, index = 0; y < box.height; y++) {
    const start = (box.top + y) * raster.width + box.left;
    for (let x = 0, tap = 0; x < width; x++, index++) {
      let sum = 0;
      for (const end = across.ends[x]; tap < end; tap++) {
        const value = raster.ink[start + across.sources[tap]];
        if (value >= INK_THRESHOLD) sum += value * across.weights[tap];
      }
      narrow[index] = sum;
    }
  }

  const { levels } = DIGIT_CONTRACT;
  const ink = new Float32Array(width * height);
  const row = new Float64Array(width);
  const down = createTaps(box.height, height);
  for (let y = 0, tap = 0; y < height; y++) {
    row.fill(0);
    for (const end = down.ends[y]; tap < end; tap++) {
      const start = down.sources[tap] * width;
      const weight = down.weights[tap];
      for (let x = 0; x < width; x++) row[x] += narrow[start + x] * weight;
    }
    for (let x = 0; x < width; x++) {
      // The weights' sum may exceed 1 by a rounding error, hence the upper limit.
      if (row[x] > 0) ink[y * width + x] = Math.min(levels, Math.max(1, Math.round(row[x] * levels))) / levels;
    }
  }
  return { width, height, ink };
}

/** New pixel i is the sum of `weights[tap]` times old pixel `sources[tap]`, from where i − 1 ended to `ends[i]`. */
interface Taps {
  readonly ends: Int32Array;
  readonly sources: Int32Array;
  readonly weights: Float64Array;
}

/** The filter of one direction. Positions are quotients of whole numbers, so that those on a pixel's edge are exact. */
function createTaps(oldSize: number, newSize: number): Taps {
  const ends = new Int32Array(newSize);
  const sources = new Int32Array(oldSize + 2 * newSize);
  const weights = new Float64Array(oldSize + 2 * newSize);
  let numTaps = 0;
  const add = (source: number, weight: number): void => {
    sources[numTaps] = source;
    weights[numTaps] = weight;
    numTaps++;
  };
  for (let i = 0; i < newSize; i++) {
    if (newSize <= oldSize) {
      const from = (i * oldSize) / newSize;
      const to = ((i + 1) * oldSize) / newSize;
      for (let source = Math.floor(from); source < to; source++) {
        add(source, ((Math.min(to, source + 1) - Math.max(from, source)) * newSize) / oldSize);
      }
    } else {
      // Beyond the centers of the outermost pixels there is nothing to interpolate with: they go on to the edge.
      const position = Math.min(oldSize - 1, Math.max(0, ((2 * i + 1) * oldSize - newSize) / (2 * newSize)));
      const source = Math.floor(position);
      add(source, source + 1 - position);
      if (position > source) add(source + 1, position - source);
    }
    ends[i] = numTaps;
  }
  return { ends, sources, weights };
}
