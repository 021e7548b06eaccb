import { findInkBox, INK_THRESHOLD, type InkBox } from './find-ink-box.ts';
import type { Raster } from './raster.ts';

/** Ink that hangs together. */
export interface InkComponent {
  readonly box: InkBox;
  /** The sum of its ink. */
  readonly mass: number;
}

/** A raster divided into components. */
export interface InkComponents {
  /** In the order in which their first pixels come, row by row. */
  readonly components: readonly InkComponent[];
  /** [height, width]: which component a pixel belongs to, counted from 1; 0 where there is no ink. */
  readonly labels: Int32Array;
}

/** Ink of at least this hangs together; what is fainter is the soft edge of something. */
const CORE_INK = 0.4;

/**
 * Divides ink into what hangs together: pixels of at least 0.4 ink that touch at a side or a corner. Fainter pixels join
 * the component they are nearest to, as far as ink leads to it; faint ink by itself belongs to none.
 *
 * @throws {ShapeError} When the size and the number of values do not fit together.
 * @throws {InkRangeError} When a value is not a number from 0 to 1.
 * Cost: each pixel is looked at a fixed number of times.
 */
export function findComponents(raster: Raster): InkComponents {
  const { width, height, ink } = raster;
  const labels = new Int32Array(width * height);
  const box = findInkBox(raster);
  if (box === null) return { components: [], labels };

  let numComponents = 0;
  // Pixels in the order in which they were labelled: what is still to be looked around.
  const queue = new Int32Array(width * height);
  let queued = 0;
  let next = 0;
  const spread = (least: number): void => {
    for (; next < queued; next++) {
      const pixel = queue[next];
      const x = pixel % width;
      const fromX = x === 0 ? 0 : -1;
      const toX = x === width - 1 ? 0 : 1;
      for (let row = pixel - width; row <= pixel + width; row += width) {
        if (row < 0 || row >= labels.length) continue;
        for (let dx = fromX; dx <= toX; dx++) {
          const neighbor = row + dx;
          if (labels[neighbor] !== 0 || ink[neighbor] < least) continue;
          labels[neighbor] = labels[pixel];
          queue[queued++] = neighbor;
        }
      }
    }
  };
  for (let pixel = 0; pixel < labels.length; pixel++) {
    if (ink[pixel] < CORE_INK || labels[pixel] !== 0) continue;
    labels[pixel] = ++numComponents;
    queue[queued++] = pixel;
    spread(CORE_INK);
  }
  // Once more from all of them at once, into the soft edges.
  next = 0;
  spread(INK_THRESHOLD);
  return { components: measureComponents(raster, labels, numComponents), labels };
}

function measureComponents({ width, ink }: Raster, labels: Int32Array, numComponents: number): InkComponent[] {
  const lefts = new Int32Array(numComponents).fill(width);
  const rights = new Int32Array(numComponents).fill(-1);
  const tops = new Int32Array(numComponents).fill(-1);
  const bottoms = new Int32Array(numComponents);
  const masses = new Float64Array(numComponents);
  for (let pixel = 0, x = 0, y = 0; pixel < labels.length; pixel++) {
    const component = labels[pixel] - 1;
    if (component >= 0) {
      if (x < lefts[component]) lefts[component] = x;
      if (x > rights[component]) rights[component] = x;
      if (tops[component] < 0) tops[component] = y;
      bottoms[component] = y;
      masses[component] += ink[pixel];
    }
    if (++x === width) {
      x = 0;
      y++;
    }
  }
  return Array.from(masses, (mass, i) => ({
    box: { left: lefts[i], top: tops[i], width: rights[i] - lefts[i] + 1, height: bottoms[i] - tops[i] + 1 },
    mass,
  }));
}
