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

/**
 * Subtracts the paper. It is known for each block of pixels and each color as the median of the medians of 9×9 blocks
 * around it, and interpolated in between; more than half of such a window is paper, whether lighter or darker than the
 * ink. Departures are divided by the paper and multiplied by the whole sheet's, since ink takes away a part of the light,
 * however much of it there is. The greatest of the colors counts. As in `rasterFromPixels`, the side, darker or lighter,
 * on which the departures' sum is greater is ink; transparent pixels are paper.
 */
export function subtractPaper({ data, width, height }: Pixels): PaperDepartures {
  const numPixels = width * height;
  const numChannels = data.length / numPixels;
  const numColors = Math.min(3, numChannels);
  const block = Math.max(MIN_BLOCK, Math.ceil(Math.max(width, height) / NUM_BLOCKS));
  const darker = new Uint8Array(numPixels);
  const lighter = new Uint8Array(numPixels);
  const columns = Math.ceil(width / block);
  const lines = Math.ceil(height / block);
  for (let color = 0; color < numColors; color++) {
    const paper = findPaper({ data, width, height }, { color, numChannels, block, columns, lines });
    const sheet = Math.max(DARKEST_PAPER, paper.toSorted()[paper.length >> 1]);
    const line = new Float64Array(columns);
    for (let y = 0, i = 0; y < height; y++) {
      const down = interpolate(y, block, lines);
      for (let c = 0; c < columns; c++) {
        const above = paper[down.before * columns + c];
        line[c] = above + (paper[down.after * columns + c] - above) * down.part;
      }
      for (let x = 0; x < width; x++, i++) {
        const position = Math.min(columns - 1, Math.max(0, (x + 0.5) / block - 0.5));
        const before = position | 0;
        const here = line[before];
        const level = before + 1 < columns ? here + (line[before + 1] - here) * (position - before) : here;
        const opacity = numChannels === 4 ? data[4 * i + 3] / 255 : 1;
        const departure = ((data[i * numChannels + color] - level) * sheet * opacity) / Math.max(level, DARKEST_PAPER);
        if (departure >= 0) {
          if (departure > lighter[i]) lighter[i] = Math.min(255, Math.round(departure));
        } else if (-departure > darker[i]) darker[i] = Math.min(255, Math.round(-departure));
      }
    }
  }
  const noise = 1.4826 * medianLevel(darker, lighter);
  const least = Math.max(24, 5 * noise);
  const departures = weigh(darker, least) >= weigh(lighter, least) ? darker : lighter;
  return { width, height, departures, noise };
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

/** Between which two of the blocks' middles a pixel lies, and how far from the first towards the second. */
function interpolate(pixel: number, block: number, numBlocks: number) {
  const position = Math.min(numBlocks - 1, Math.max(0, (pixel + 0.5) / block - 0.5));
  const before = Math.floor(position);
  return { before, after: Math.min(numBlocks - 1, before + 1), part: position - before };
}

function medianLevel(darker: Uint8Array, lighter: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (let i = 0; i < darker.length; i++) counts[Math.max(darker[i], lighter[i])]++;
  return medianOfCounts(counts, darker.length);
}

/** The least level that half of `count` values do not exceed. */
function medianOfCounts(counts: Uint32Array, count: number): number {
  let level = 0;
  for (let below = counts[0]; 2 * below < count; below += counts[level]) level++;
  return level;
}

/** The sum of all departures that are not grain. */
function weigh(departures: Uint8Array, least: number): number {
  let sum = 0;
  for (const departure of departures) if (departure >= least) sum += departure;
  return sum;
}
