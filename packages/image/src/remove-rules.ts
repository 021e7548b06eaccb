/** Levels that may have straight lines across them. */
export interface RuledLevels {
  readonly width: number;
  readonly height: number;
  /** [height, width], 0 to 255. Rules are erased here. */
  readonly departures: Uint8Array;
}

/** Rules are at most this thick, as a part of the longer side; at least 8 pixels, blur included, are allowed. */
const MAX_THICKNESS = 0.012;
/** Slopes that are tried: from −0.3 to 0.3, which is ±16.7°. */
const MAX_SLOPE = 0.3;
const COARSE_STEP = 0.01;
const FINE_STEP = 0.002;
/** A rule is marked on this part of its way through the picture, at least. */
const MIN_MARKED = 0.55;

/**
 * Finds the rules of ruled paper and erases them.
 *
 * Pixels of thin vertical runs are projected along each slope; the one whose projection is the most uneven (the largest
 * sum of squares) is that of the rules, if there are any: lines marked on more than half of their way. A run on a rule
 * that is hardly thicker than the rule is erased, a thicker one is ink that crosses it, and stays.
 *
 * @param least Departures of at least this many levels are marked.
 * @returns The rules' slope, pixels down for each pixel to the right; `null` when there are none.
 */
export function removeRules({ width, height, departures }: RuledLevels, least: number): number | null {
  const maxThickness = Math.max(8, Math.round(MAX_THICKNESS * Math.max(width, height)));
  const { xs, ys } = findThinRuns({ width, height, departures }, least, maxThickness);
  if (xs.length < MIN_MARKED * width) return null;
  const slope = findSlope(xs, ys, width, height);
  const projection = project(xs, ys, width, height, slope);
  const offset = projectionOffset(width, slope);
  let hasRules = false;
  for (let bin = 1; bin + 1 < projection.length; bin++) {
    const near = projection[bin - 1] + projection[bin] + projection[bin + 1];
    const isPeak = projection[bin] >= projection[bin - 1] && projection[bin] > projection[bin + 1];
    const y = bin - offset;
    if (!isPeak || near < MIN_MARKED * Math.max(width / 4, chordLength(width, height, y, slope))) continue;
    eraseRule({ width, height, departures }, { y, slope }, { least, maxThickness });
    hasRules = true;
  }
  return hasRules ? slope : null;
}

/** The middles of the marked vertical runs that are no longer than a rule is thick. */
function findThinRuns(
  { width, height, departures }: RuledLevels,
  least: number,
  maxThickness: number,
): { readonly xs: number[]; readonly ys: number[] } {
  const xs: number[] = [];
  const ys: number[] = [];
  const starts = new Int32Array(width).fill(-1);
  for (let y = 0; y <= height; y++) {
    for (let x = 0; x < width; x++) {
      const isMarked = y < height && departures[y * width + x] >= least;
      if (isMarked) {
        if (starts[x] < 0) starts[x] = y;
      } else if (starts[x] >= 0) {
        if (y - starts[x] <= maxThickness) {
          xs.push(x);
          ys.push((starts[x] + y - 1) / 2);
        }
        starts[x] = -1;
      }
    }
  }
  return { xs, ys };
}

function findSlope(xs: readonly number[], ys: readonly number[], width: number, height: number): number {
  const unevenness = (slope: number): number =>
    project(xs, ys, width, height, slope).reduce((sum, count) => sum + count * count, 0);
  const search = (center: number, reach: number, step: number): number => {
    let best = center;
    let most = unevenness(center);
    for (let k = 1; k * step <= reach + step / 2; k++) {
      for (const slope of [center + k * step, center - k * step]) {
        const value = unevenness(slope);
        if (value > most) {
          most = value;
          best = slope;
        }
      }
    }
    return best;
  };
  return search(search(0, MAX_SLOPE, COARSE_STEP), COARSE_STEP, FINE_STEP);
}

/** How many runs lie at each height along the slope, counted from {@link projectionOffset}. */
function project(
  xs: readonly number[],
  ys: readonly number[],
  width: number,
  height: number,
  slope: number,
): Uint32Array {
  const offset = projectionOffset(width, slope);
  const counts = new Uint32Array(Math.ceil(height + Math.abs(slope) * width) + 2);
  for (let i = 0; i < xs.length; i++) counts[Math.round(ys[i] - slope * xs[i] + offset)]++;
  return counts;
}

function projectionOffset(width: number, slope: number): number {
  return Math.max(0, slope * width);
}

/** Over how many columns the line y + slope · x lies within the picture. */
function chordLength(width: number, height: number, y: number, slope: number): number {
  if (slope === 0) return width;
  const [a, b] = [-y / slope, (height - y) / slope];
  return Math.max(0, Math.min(width, Math.max(a, b)) - Math.max(0, Math.min(a, b)));
}

function eraseRule(
  { width, height, departures }: RuledLevels,
  rule: { readonly y: number; readonly slope: number },
  { least, maxThickness }: { readonly least: number; readonly maxThickness: number },
): void {
  const runs: { x: number; from: number; to: number }[] = [];
  for (let x = 0; x < width; x++) {
    const run = findRun({ width, height, departures }, x, Math.round(rule.y + rule.slope * x), least);
    if (run) runs.push({ x, ...run });
  }
  const lengths = runs.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const thickness = Math.min(maxThickness, lengths[lengths.length >> 1]);
  for (const { x, from, to } of runs) {
    if (to - from > thickness + 1) continue;
    // With the soft edge on either side.
    for (let y = Math.max(0, from - 1); y < Math.min(height, to + 1); y++) departures[y * width + x] = 0;
  }
}

/** The marked vertical run at a pixel, or at the one above or below it. */
function findRun(
  { width, height, departures }: RuledLevels,
  x: number,
  y: number,
  least: number,
): { readonly from: number; readonly to: number } | null {
  const isMarked = (row: number): boolean => row >= 0 && row < height && departures[row * width + x] >= least;
  const row = [y, y - 1, y + 1].find(isMarked);
  if (row === undefined) return null;
  let from = row;
  let to = row + 1;
  while (isMarked(from - 1)) from--;
  while (isMarked(to)) to++;
  return { from, to };
}
