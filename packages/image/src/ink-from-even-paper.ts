import { DIGIT_CONTRACT } from './digit-contract.ts';
import type { Pixels } from './pixels.ts';
import type { Raster } from './raster.ts';

/** Departures from the paper below this many levels of 255 are texture, compression, shade: not ink. */
const MIN_CONTRAST = 24;
/** Ink is full at this quantile of the pixels that have any: above the soft edges, below single dark specks. */
const FULL_INK_QUANTILE = 0.75;
/** Below this part of full ink is paper. */
const PAPER_PART = 0.125;
/**
 * Below this many median absolute deviations of the border is paper. Where noise is Gaussian that is 4.7 standard
 * deviations, which one pixel in 800,000 exceeds.
 */
const PAPER_NOISE = 7;

/** The ink of a picture, and how even its paper is. */
export interface InkOnEvenPaper {
  readonly raster: Raster;
  /** The median departure of the outermost pixels from the paper, in levels: grain, or light that falls off. */
  readonly noise: number;
}

/**
 * Finds the ink on paper of one color: what `rasterFromPixels` tells of.
 * @param picture Checked, and small enough.
 */
export function inkFromEvenPaper(picture: Pixels): InkOnEvenPaper {
  const { width, height } = picture;
  const { darker, lighter, noise } = departFromPaper(picture);
  const darkerCounts = histogramOf(darker);
  const lighterCounts = histogramOf(lighter);
  const isDarkInk = weigh(darkerCounts) >= weigh(lighterCounts);
  const departure = isDarkInk ? darker : lighter;
  const levels = inkByDeparture(isDarkInk ? darkerCounts : lighterCounts, noise);
  const ink = new Float32Array(width * height);
  for (let i = 0; i < ink.length; i++) ink[i] = levels[departure[i]];
  return { raster: { width, height, ink }, noise };
}

/** How much darker and lighter than the paper each pixel is, 0 to 255, and the border's median departure. */
interface Departures {
  readonly darker: Uint8Array;
  readonly lighter: Uint8Array;
  readonly noise: number;
}

function departFromPaper({ data, width, height }: Pixels): Departures {
  const numPixels = width * height;
  const numChannels = data.length / numPixels;
  const border = borderOf(width, height);
  const paperOf = (channel: number): number => medianOf(border.map((pixel) => data[pixel * numChannels + channel]));
  const hasAlpha = numChannels === 4;
  const isTransparent = hasAlpha && paperOf(3) < 128;
  const firstChannel = isTransparent ? 3 : 0;
  const papers = (hasAlpha && !isTransparent ? [0, 1, 2] : [firstChannel]).map(paperOf);
  const darker = new Uint8Array(numPixels);
  const lighter = new Uint8Array(numPixels);
  for (let pixel = 0; pixel < numPixels; pixel++) {
    const first = pixel * numChannels + firstChannel;
    let dark = 0;
    let light = 0;
    for (let channel = 0; channel < papers.length; channel++) {
      const departure = data[first + channel] - papers[channel];
      if (-departure > dark) dark = -departure;
      if (departure > light) light = departure;
    }
    const opacity = hasAlpha && !isTransparent ? data[first + 3] / 255 : 1;
    darker[pixel] = Math.round(dark * opacity);
    lighter[pixel] = Math.round(light * opacity);
  }
  const noise = medianOf(border.map((pixel) => Math.max(darker[pixel], lighter[pixel])));
  return { darker, lighter, noise };
}

/** The numbers of the outermost pixels, each once. */
function borderOf(width: number, height: number): number[] {
  const border: number[] = [];
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) border.push(y * width + x);
  }
  return border;
}

function medianOf(levels: readonly number[]): number {
  return levels.toSorted((a, b) => a - b)[levels.length >> 1];
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
