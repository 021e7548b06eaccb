import { DIGIT_CONTRACT } from './digit-contract.ts';
import { INK_THRESHOLD, type InkBox } from './find-ink-box.ts';
import type { Raster } from './raster.ts';

/**
 * Cuts the ink box out and scales it, proportions kept, to a long side of 20 pixels.
 *
 * Second stage of {@link normalizeDigit}. The short side becomes `max(1, round(short · 20 / long))` pixels. A filter that
 * is the identity at scale 1 does each direction by itself: when shrinking, each new pixel is the mean of the area it
 * covers, so that no ink is skipped; when growing, it is interpolated between the two nearest old ones, which leaves no
 * steps. Only pixels inside the box contribute.
 *
 * Each pixel is then rounded to a whole level of 255. A pixel that any ink has reached keeps at least level 1: the
 * outermost rows and columns are never lost to rounding, so that the result's ink box is the whole result.
 *
 * @param raster Checked by {@link findInkBox}.
 * @param box What {@link findInkBox} has found in `raster`.
 * @returns Values `Math.fround(k / 255)`.
 */
export function fitInkBox(raster: Raster, box: InkBox): Raster {
  const longSide = Math.max(box.width, box.height);
  const width = Math.max(1, Math.round((box.width * DIGIT_CONTRACT.box) / longSide));
  const height = Math.max(1, Math.round((box.height * DIGIT_CONTRACT.box) / longSide));
  const across = createTaps(box.width, width);
  const down = createTaps(box.height, height);

  const rows = new Float64Array(box.height * width);
  for (let y = 0; y < box.height; y++) {
    const source = (box.top + y) * raster.width + box.left;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let tap = across.starts[x]; tap < across.starts[x + 1]; tap++) {
        const value = raster.ink[source + across.sources[tap]];
        if (value >= INK_THRESHOLD) sum += value * across.weights[tap];
      }
      rows[y * width + x] = sum;
    }
  }

  const { levels } = DIGIT_CONTRACT;
  const ink = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let tap = down.starts[y]; tap < down.starts[y + 1]; tap++) {
        sum += rows[down.sources[tap] * width + x] * down.weights[tap];
      }
      if (sum > 0) ink[y * width + x] = Math.min(levels, Math.max(1, Math.round(sum * levels))) / levels;
    }
  }
  return { width, height, ink };
}

/** New pixel i is the sum of `weights[tap]` times old pixel `sources[tap]`, `tap` from `starts[i]` to `starts[i + 1]`. */
interface Taps {
  readonly starts: readonly number[];
  readonly sources: readonly number[];
  readonly weights: readonly number[];
}

/** The filter of one direction. Positions are quotients of whole numbers, so that those on a pixel's edge are exact. */
function createTaps(oldSize: number, newSize: number): Taps {
  const starts = [0];
  const sources: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < newSize; i++) {
    if (newSize <= oldSize) {
      const from = (i * oldSize) / newSize;
      const to = ((i + 1) * oldSize) / newSize;
      for (let source = Math.floor(from); source < to; source++) {
        sources.push(source);
        weights.push(((Math.min(to, source + 1) - Math.max(from, source)) * newSize) / oldSize);
      }
    } else {
      // Beyond the centres of the outermost pixels there is nothing to interpolate with: they go on to the edge.
      const position = Math.min(oldSize - 1, Math.max(0, ((2 * i + 1) * oldSize) / (2 * newSize) - 0.5));
      const source = Math.floor(position);
      const fraction = position - source;
      sources.push(source);
      weights.push(1 - fraction);
      if (fraction > 0) {
        sources.push(source + 1);
        weights.push(fraction);
      }
    }
    starts.push(sources.length);
  }
  return { starts, sources, weights };
}
