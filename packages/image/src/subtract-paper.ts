import type { Pixels } from './pixels.ts';

/** How far a picture's pixels depart from the paper, to the side on which the ink is. */
export interface PaperDepartures {
  readonly width: number;
  readonly height: number;
  /** [height, width], 0 to 255. */
  readonly departures: Uint8Array;
  /** Standard deviation of the paper's grain, in levels: from the median of all absolute departures. */
  readonly noise: number;
}

/** Blocks along the longer side, whose medians are the first guess at the paper. */
const NUM_BLOCKS = 48;
/** Blocks are at least this many pixels wide. */
const MIN_BLOCK = 4;
/** A block's paper is the median of all block medians as far away as this: strokes narrower than this many blocks vanish. */
const WINDOW = 4;
/** Paper darker than this is taken to be as dark as this: its light cannot be divided out any more. */
const DARKEST_PAPER = 16;
/** Departures below this many levels, or this many standard deviations of the grain, do not tell which side is ink. */
const MIN_CONTRAST = 24;
const PAPER_NOISE = 5;
/** The standard deviation of a normal deviate, in medians of its absolute value. */
const NORMAL_DEVIATION = 1.4826;

/**
 * Subtracts the paper. It is known for each block of pixels and each color as the median of the medians of 9×9 blocks
 * around it: more than half of such a window is paper, whether lighter or darker than the ink. Each pixel is multiplied
 * by the gain that makes its paper as light as the whole sheet's, since ink takes away a part of the light, however much
 * of it there is; gains are interpolated between the middles of the blocks. How far it then departs from the sheet
 * counts, in the color where that is most. As in `rasterFromPixels`, the side, darker or lighter, on which the
 * departures' sum is greater is ink; transparent pixels are paper.
 */
export function subtractPaper(picture: Pixels): PaperDepartures {
  const { data, width, height } = picture;
  const numChannels = data.length / (width * height);
  const block = Math.max(MIN_BLOCK, Math.ceil(Math.max(width, height) / NUM_BLOCKS));
  const columns = Math.ceil(width / block);
  const lines = Math.ceil(height / block);
  const darker = new Uint8Array(width * height);
  const lighter = new Uint8Array(width * height);
  const across = Array.from({ length: width }, (_, x) => interpolate(x, block, columns));
  const befores = Int32Array.from(across, ({ before }) => before);
  const parts = Float64Array.from(across, ({ part }) => part);
  for (let color = 0; color < Math.min(3, numChannels); color++) {
    const paper = findPaper(picture, { color, numChannels, block, columns, lines });
    const sheet = Math.max(DARKEST_PAPER, paper.toSorted()[paper.length >> 1]);
    const gains = paper.map((level) => sheet / Math.max(DARKEST_PAPER, level));
    // One more than there are: what the last one is interpolated with by a part of 0.
    const line = new Float64Array(columns + 1);
    for (let y = 0, i = 0; y < height; y++) {
      const { before, part } = interpolate(y, block, lines);
      const after = Math.min(lines - 1, before + 1);
      for (let c = 0; c < columns; c++) {
        const above = gains[before * columns + c];
        line[c] = above + (gains[after * columns + c] - above) * part;
      }
      for (let x = 0; x < width; x++, i++) {
        const b = befores[x];
        const gain = line[b] + (line[b + 1] - line[b]) * parts[x];
        let departure = data[i * numChannels + color] * gain - sheet;
        if (numChannels === 4) departure *= data[4 * i + 3] / 255;
        const level = Math.min(255, Math.round(Math.abs(departure)));
        if (departure < 0) {
          if (level > darker[i]) darker[i] = level;
        } else if (level > lighter[i]) lighter[i] = level;
      }
    }
  }
  const greater = new Uint32Array(256);
  const darkerCounts = new Uint32Array(256);
  const lighterCounts = new Uint32Array(256);
  for (let i = 0; i < darker.length; i++) {
    darkerCounts[darker[i]]++;
    lighterCounts[lighter[i]]++;
    greater[Math.max(darker[i], lighter[i])]++;
  }
  const noise = NORMAL_DEVIATION * medianOfCounts(greater, darker.length);
  const least = Math.max(MIN_CONTRAST, PAPER_NOISE * noise);
  const isDarkInk = weigh(darkerCounts, least) >= weigh(lighterCounts, least);
  return { width, height, departures: isDarkInk ? darker : lighter, noise };
}

interface BlockGrid {
  readonly color: number;
  readonly numChannels: number;
  /** Pixels along a block's side. */
  readonly block: number;
  readonly columns: number;
  readonly lines: number;
}

/** The level of the paper in each block, [lines, columns]. */
function findPaper(
  { data, width, height }: Pixels,
  { color, numChannels, block, columns, lines }: BlockGrid,
): Float64Array {
  const medians = new Uint8Array(columns * lines);
  const counts = new Uint32Array(256);
  for (let line = 0, b = 0; line < lines; line++) {
    for (let column = 0; column < columns; column++, b++) {
      counts.fill(0);
      let count = 0;
      for (let y = line * block; y < Math.min(height, (line + 1) * block); y++) {
        for (let x = column * block; x < Math.min(width, (column + 1) * block); x++, count++) {
          counts[data[(y * width + x) * numChannels + color]]++;
        }
      }
      medians[b] = medianOfCounts(counts, count);
    }
  }
  const paper = new Float64Array(medians.length);
  for (let line = 0, b = 0; line < lines; line++) {
    for (let column = 0; column < columns; column++, b++) {
      counts.fill(0);
      let count = 0;
      for (let y = Math.max(0, line - WINDOW); y <= Math.min(lines - 1, line + WINDOW); y++) {
        for (let x = Math.max(0, column - WINDOW); x <= Math.min(columns - 1, column + WINDOW); x++, count++) {
          counts[medians[y * columns + x]]++;
        }
      }
      paper[b] = medianOfCounts(counts, count);
    }
  }
  return paper;
}

/** Between which block's middle and the next a pixel lies, and how far on the way. */
function interpolate(
  pixel: number,
  block: number,
  numBlocks: number,
): { readonly before: number; readonly part: number } {
  const position = Math.min(numBlocks - 1, Math.max(0, (pixel + 0.5) / block - 0.5));
  const before = Math.floor(position);
  return { before, part: position - before };
}

/** The least level that half of `count` values do not exceed. */
function medianOfCounts(counts: Uint32Array, count: number): number {
  let level = 0;
  for (let below = counts[0]; 2 * below < count; below += counts[level]) level++;
  return level;
}

/** The sum of all departures that are not grain. */
function weigh(counts: Uint32Array, least: number): number {
  return counts.reduce((sum, count, level) => (level < least ? sum : sum + count * level), 0);
}
