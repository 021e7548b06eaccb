import type { Raster } from '@raqam/image';
import { priceInk } from './price-ink.ts';

/** A way through the ink from its top to its bottom. */
export interface Cut {
  /** For each row, the first column of what lies to the right. */
  readonly columns: Int32Array;
  /** The ink on the way, in pixels. */
  readonly ink: number;
}

/** What {@link findCuts} may find. */
export interface CutLimits {
  /** How near to one another and to the sides cuts may pass the middle row, in pixels. */
  readonly spacing: number;
  /** How much ink a cut may cross, in pixels, priced by {@link priceInk}, steps aside counted with it. */
  readonly maxInk: number;
  /** Those that cross least ink are preferred. */
  readonly maxCuts: number;
}

/** A step aside costs this much ink: cuts are upright where nothing is gained by turning. */
const STEP_COST = 0.05;

/**
 * Finds where touching digits may be parted: the ways from top to bottom, one pixel down and at most one aside at a
 * step, that cross least ink, by the price of {@link priceInk}. Each is the best of those that pass the middle row near it.
 *
 * @param raster One component, cut to its box.
 * @returns From left to right by where they pass the middle row.
 * Cost: five passes over the raster.
 * @see Avidan, Shamir, "Seam carving for content-aware image resizing", SIGGRAPH 2007, for the dynamic programming.
 */
export function findCuts(raster: Raster, { spacing, maxInk, maxCuts }: CutLimits): Cut[] {
  const { width, height, ink } = raster;
  const prices = priceInk(raster);
  const middle = height >> 1;
  const fromTop = accumulate(prices, width, 0, middle);
  const fromBottom = accumulate(prices, width, height - 1, middle);
  const costs = Array.from(
    { length: width },
    (_, x) => fromTop.costs[x] + fromBottom.costs[x] - prices[middle * width + x],
  );
  const isLeast = (x: number): boolean =>
    (x === 0 || costs[x] <= costs[x - 1]) && (x === width - 1 || costs[x] < costs[x + 1]);
  const chosen: number[] = [];
  const byCost = [...costs.keys()]
    .filter((x) => x >= spacing && x <= width - spacing && costs[x] <= maxInk && isLeast(x))
    .sort((a, b) => costs[a] - costs[b] || a - b);
  for (const x of byCost) {
    if (chosen.length < maxCuts && chosen.every((other) => Math.abs(other - x) >= spacing)) chosen.push(x);
  }
  return chosen
    .sort((a, b) => a - b)
    .map((x) => {
      const columns = new Int32Array(height);
      let crossed = 0;
      const follow = (steps: Int8Array, from: number, to: number): void => {
        const direction = from < to ? 1 : -1;
        for (let y = from, column = x; ; y += direction) {
          columns[y] = column;
          crossed += ink[y * width + column];
          if (y === to) break;
          column += steps[y * width + column];
        }
      };
      follow(fromTop.steps, middle, 0);
      follow(fromBottom.steps, middle, height - 1);
      return { columns, ink: crossed - ink[middle * width + x] };
    });
}

/** The least cost from row `start` to each pixel of row `end`, and the step back towards `start` from each pixel. */
function accumulate(
  prices: Float32Array,
  width: number,
  start: number,
  end: number,
): { readonly costs: Float64Array; readonly steps: Int8Array } {
  const steps = new Int8Array(prices.length);
  const direction = start <= end ? 1 : -1;
  let costs = Float64Array.from(prices.subarray(start * width, (start + 1) * width));
  for (let y = start; y !== end; ) {
    y += direction;
    const before = costs;
    costs = new Float64Array(width);
    for (let x = 0; x < width; x++) {
      let least = before[x];
      let step = 0;
      if (x > 0 && before[x - 1] + STEP_COST < least) {
        least = before[x - 1] + STEP_COST;
        step = -1;
      }
      if (x < width - 1 && before[x + 1] + STEP_COST < least) {
        least = before[x + 1] + STEP_COST;
        step = 1;
      }
      costs[x] = least + prices[y * width + x];
      steps[y * width + x] = step;
    }
  }
  return { costs, steps };
}
