import type { DigitBox } from './number-prediction.ts';

/** A row of boxes. */
export interface Row {
  /** Which boxes, from left to right by their centers. */
  readonly members: readonly number[];
  /** How tall its digits are. */
  readonly height: number;
}

/** Rows of a drawing. */
export interface Rows {
  /** From the top down. */
  readonly rows: readonly Row[];
  /** How far the rows fall for each unit to the right. */
  readonly slope: number;
}

/** Boxes less tall than this part of a digit's height do not make rows; they join one. */
const SMALL = 0.6;
/** Neighbors down whose centers are farther apart than this part of the height are of different rows. */
const ROW_GAP = 0.7;
/** Fewer boxes than this tell nothing of a slope: their hands were unsteady. */
const MIN_SLOPED = 3;
/** Slopes that are tried: multiples of 0.02 up to 0.3, which is 16.7°. */
const SLOPE_STEP = 0.02;
const NUM_SLOPES = 15;
/** What one more row costs, in squared heights of departure from a row's line; and a slope of 1, per box. */
const ROW_COST = 0.5;
const SLOPE_COST = 0.15;

/**
 * Divides boxes of ink into rows, which may rise or fall together.
 *
 * A digit's height is the median of the heights, each weighted by itself, so that small pieces do not count for much.
 * For each slope, the centers of the boxes at least 0.6 times as tall are projected along it and parted where neighbors are
 * more than 0.7 heights apart; the slope with the fewest, straightest rows wins, an even one where several are alike.
 * Smaller boxes go where the nearest of the larger ones went.
 *
 * @param boxes At least one.
 * Cost: 31 sorts, and for each small box a look at every larger one.
 */
export function findRows(boxes: readonly DigitBox[]): Rows {
  const height = weightedMedian(boxes.map((box) => Math.max(box.height, box.width / 2)));
  const isLarge = (box: DigitBox): boolean => Math.max(box.height, box.width / 2) >= SMALL * height;
  const large = boxes.flatMap((box, index) => (isLarge(box) ? [index] : []));

  let best = partAlong(boxes, large, 0, height);
  const numSteps = large.length < MIN_SLOPED ? 0 : NUM_SLOPES;
  for (let step = 1; step <= numSteps; step++) {
    for (const slope of [step * SLOPE_STEP, -step * SLOPE_STEP]) {
      const parting = partAlong(boxes, large, slope, height);
      if (parting.cost < best.cost) best = parting;
    }
  }

  const members = best.rows.map((row) => [...row]);
  const rowOf = new Map(best.rows.flatMap((row, r) => row.map((index) => [index, r] as const)));
  for (const [index, box] of boxes.entries()) {
    if (isLarge(box)) continue;
    const nearest = large.reduce((near, other) =>
      squaredGap(box, boxes[other]) < squaredGap(box, boxes[near]) ? other : near,
    );
    members[rowOf.get(nearest) ?? 0].push(index);
  }
  const rows = members.map((row, r) => ({
    members: row.toSorted((a, b) => centerX(boxes[a]) - centerX(boxes[b])),
    height: weightedMedian(best.rows[r].map((index) => boxes[index].height)) || height,
  }));
  return { rows, slope: best.slope };
}

interface Parting {
  readonly rows: readonly (readonly number[])[];
  readonly slope: number;
  readonly cost: number;
}

function partAlong(boxes: readonly DigitBox[], large: readonly number[], slope: number, height: number): Parting {
  const offsetOf = (index: number): number => centerY(boxes[index]) - slope * centerX(boxes[index]);
  const byOffset = large.map((index) => ({ index, offset: offsetOf(index) })).sort((a, b) => a.offset - b.offset);
  const rows: { index: number; offset: number }[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const entry of byOffset) {
    const row = rows.at(-1);
    if (row && entry.offset - last <= ROW_GAP * height) row.push(entry);
    else rows.push([entry]);
    last = entry.offset;
  }
  let departure = 0;
  for (const row of rows) {
    const mean = row.reduce((sum, { offset }) => sum + offset, 0) / row.length;
    for (const { offset } of row) departure += (offset - mean) * (offset - mean);
  }
  const cost = departure / (height * height) + ROW_COST * rows.length + SLOPE_COST * slope * slope * large.length;
  return { rows: rows.map((row) => row.map(({ index }) => index)), slope, cost };
}

/** The value at which half of the values' sum is reached. */
function weightedMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.reduce((sum, value) => sum + value, 0) / 2;
  let below = 0;
  for (const value of sorted) {
    below += value;
    if (below >= half) return value;
  }
  return 0;
}

function centerX({ left, width }: DigitBox): number {
  return left + width / 2;
}

function centerY({ top, height }: DigitBox): number {
  return top + height / 2;
}

function squaredGap(a: DigitBox, b: DigitBox): number {
  const gap = (from: number, size: number, otherFrom: number, otherSize: number): number =>
    Math.max(0, otherFrom - from - size, from - otherFrom - otherSize);
  const across = gap(a.left, a.width, b.left, b.width);
  const down = gap(a.top, a.height, b.top, b.height);
  return across * across + down * down;
}
