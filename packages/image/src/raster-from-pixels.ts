import { DIGIT_CONTRACT } from './digit-contract.ts';
import { ShapeError } from './errors.ts';
import type { Raster } from './raster.ts';

/** A picture as canvases, decoders and data sets hold it. A browser's `ImageData` is one. */
export interface Pixels {
  /** Levels 0 to 255, row-major: one value per pixel (grey), or four (red, green, blue, alpha not multiplied in). */
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Pictures with a longer side are shrunk by a whole factor first: 50 times the ink box is detail enough. */
const MAX_SIDE = 1000;
/** Departures from the paper below this many levels of 255 are texture, compression, shade: not ink. */
const MIN_CONTRAST = 24;
/** Ink is full at this quantile of the pixels that have any. */
const FULL_INK_QUANTILE = 0.75;
/** Below this part of full ink is paper. */
const PAPER_PART = 0.125;
/** Below this many median absolute deviations of the border (6 of them are 4 standard deviations) is paper. */
const PAPER_NOISE = 7;

/**
 * Finds the ink in a picture of one digit.
 *
 * - **Paper** is the median of the outermost pixels, each colour by itself. A border that is transparent for the most
 *   part (median alpha below 128) means a transparent canvas: then opacity is ink, whatever its colour. Otherwise
 *   transparent pixels are paper.
 * - **Polarity**: how far a pixel departs from the paper, in the colour where it departs most, is added up for darker
 *   and for lighter by themselves. The side with the larger sum is ink, the other is paper.
 * - **Contrast**: pixels count when they depart by 24 levels or more, and by 7 times the border's median deviation.
 *   The upper quartile of their departures is full ink; from there ink falls off evenly to exactly 0 at an eighth of it,
 *   or at the border's noise where that is more.
 *
 * @returns The picture's size, or a whole fraction of it where a side is longer than 1000 pixels.
 * @throws {ShapeError} `Pixels: data holds 10 values; 2×2 pixels need 4 (grey) or 16 (RGBA). …`
 */
export function rasterFromPixels(pixels: Pixels): Raster {
  checkPixels(pixels);
  const planes = shrinkPlanes(pixels);
  const { width, height } = planes;
  const { darker, lighter, noise } = departures(planes);
  const darkerSums = histogramOf(darker);
  const lighterSums = histogramOf(lighter);
  const isDarkInk = weigh(darkerSums) >= weigh(lighterSums);
  const departure = isDarkInk ? darker : lighter;
  const levels = inkByDeparture(isDarkInk ? darkerSums : lighterSums, noise);
  const ink = new Float32Array(width * height);
  for (let i = 0; i < ink.length; i++) ink[i] = levels[departure[i]];
  return { width, height, ink };
}

function checkPixels({ data, width, height }: Pixels): void {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0)) {
    throw new ShapeError(
      `Pixels: the size is ${width}×${height}; expected whole numbers of at least 1. Pass the size in pixels.`,
    );
  }
  const numPixels = width * height;
  if (data.length !== numPixels && data.length !== 4 * numPixels) {
    throw new ShapeError(
      `Pixels: data holds ${data.length} values; ${width}×${height} pixels need ${numPixels} (grey) or ` +
        `${4 * numPixels} (RGBA). Pass one or four values for each pixel, row by row.`,
    );
  }
}

/** The channels of a picture, one after another: grey, or red, green, blue, alpha. */
interface Planes {
  readonly width: number;
  readonly height: number;
  readonly channels: readonly Uint8Array[];
}

/** Takes the channels apart; a large picture's pixels become the rounded means of square blocks. */
function shrinkPlanes({ data, width, height }: Pixels): Planes {
  const factor = Math.ceil(Math.max(width, height) / MAX_SIDE);
  const numChannels = data.length / (width * height);
  const newWidth = Math.ceil(width / factor);
  const newHeight = Math.ceil(height / factor);
  const channels = Array.from({ length: numChannels }, (_, channel) => {
    const plane = new Uint8Array(newWidth * newHeight);
    for (let y = 0, index = 0; y < newHeight; y++) {
      const bottom = Math.min(height, (y + 1) * factor);
      for (let x = 0; x < newWidth; x++, index++) {
        const right = Math.min(width, (x + 1) * factor);
        let sum = 0;
        for (let blockY = y * factor; blockY < bottom; blockY++) {
          for (let blockX = x * factor; blockX < right; blockX++) {
            sum += data[(blockY * width + blockX) * numChannels + channel];
          }
        }
        plane[index] = Math.round(sum / ((bottom - y * factor) * (right - x * factor)));
      }
    }
    return plane;
  });
  return { width: newWidth, height: newHeight, channels };
}

/** How much darker and lighter than the paper each pixel is, 0 to 255, and the border's median departure. */
interface Departures {
  readonly darker: Uint8Array;
  readonly lighter: Uint8Array;
  readonly noise: number;
}

function departures({ width, height, channels }: Planes): Departures {
  const border = borderIndices(width, height);
  const median = (plane: Uint8Array): number => medianOf(border.map((index) => plane[index]));
  const alpha = channels.length === 4 ? channels[3] : undefined;
  const isTransparent = alpha !== undefined && median(alpha) < 128;
  const inks = isTransparent ? [alpha] : channels.slice(0, 3);
  const papers = inks.map(median);
  const darker = new Uint8Array(width * height);
  const lighter = new Uint8Array(width * height);
  for (let i = 0; i < darker.length; i++) {
    let dark = 0;
    let light = 0;
    for (let channel = 0; channel < inks.length; channel++) {
      const departure = inks[channel][i] - papers[channel];
      if (-departure > dark) dark = -departure;
      if (departure > light) light = departure;
    }
    const opacity = isTransparent || !alpha ? 1 : alpha[i] / 255;
    darker[i] = Math.round(dark * opacity);
    lighter[i] = Math.round(light * opacity);
  }
  return { darker, lighter, noise: medianOf(border.map((index) => Math.max(darker[index], lighter[index]))) };
}

function borderIndices(width: number, height: number): number[] {
  const indices: number[] = [];
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) indices.push(y * width + x);
  }
  return indices;
}

function medianOf(levels: readonly number[]): number {
  return [...levels].sort((a, b) => a - b)[levels.length >> 1];
}

function histogramOf(levels: Uint8Array): Float64Array {
  const counts = new Float64Array(256);
  for (const level of levels) counts[level]++;
  return counts;
}

/** The sum of all departures that are not texture. */
function weigh(counts: Float64Array): number {
  return counts.reduce((sum, count, level) => (level < MIN_CONTRAST ? sum : sum + count * level), 0);
}

/** The ink of each departure from 0 to 255; all zero when nothing stands out from the paper. */
function inkByDeparture(counts: Float64Array, noise: number): Float32Array {
  const ink = new Float32Array(256);
  const least = Math.max(MIN_CONTRAST, PAPER_NOISE * noise);
  const numInked = counts.reduce((sum, count, level) => (level < least ? sum : sum + count), 0);
  if (numInked === 0) return ink;
  let full = 255;
  for (let above = counts[full]; above < (1 - FULL_INK_QUANTILE) * numInked; above += counts[full]) full--;
  const none = Math.max(PAPER_PART * full, PAPER_NOISE * noise);
  for (let level = 0; level < 256; level++) {
    const part = level >= full ? 1 : (level - none) / (full - none);
    if (part > 0) ink[level] = Math.round(part * DIGIT_CONTRACT.levels) / DIGIT_CONTRACT.levels;
  }
  return ink;
}
