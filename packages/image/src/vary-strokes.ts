import type { RandomSource } from '@raqam/random';
import { measureStrokes } from './measure-strokes.ts';
import { type Point, type Stroke, USUAL_PRESSURE } from './stroke.ts';
import { completeStrokeVariation, type StrokeVariation } from './stroke-variation.ts';

/** A drawing as another hand might have made it, with another pen. */
export interface VariedStrokes {
  /** Around the origin; the path of the drawing that was varied has a long side of 1. */
  readonly strokes: readonly Stroke[];
  /** What to draw them with: `penWidth` of `rasterize` and `digitFromStrokes`. */
  readonly penWidth: number;
}

// Which random value is for what. A value keeps its number when others are added.
const PEN_WIDTH = 0;
const SHEAR = 1;
const ROTATION = 2;
const STRETCH = 3;
const SMOOTHING = 4;
const UNSTEADINESS = 5;
const PRESSURE = 6;
const SPEED = 7;
const BEND = 8; // four
const GAP = 12; // whether, which stroke, where, how long
const STROKE = 64; // of stroke i from 64 · (i + 1): its two ends, its shift across and down, then its waves
const WAVES = 4; // three for each knot: across, down, pressure

/** Distance of neighboring points once a stroke is drawn anew. */
const SPACING = 0.05;
/** About the distance of neighboring knots of the waves along a stroke. */
const KNOT_SPACING = 0.3;
const MAX_KNOTS = 20;
const SMOOTHING_PASSES = 3;
/** The largest share of a stroke that an end may lose or gain. */
const MAX_END = 0.2;

/**
 * Writes a drawing once more, as another hand might with another pen: for training, since few things help a network
 * more than real strokes in many widths.
 *
 * Each stroke is drawn anew with even spacing, an end of it cut off or drawn out, a piece left out; smoothed; moved a
 * little off its place; its points stray in slow waves, its width changes in such waves and with the pen's speed (fast is
 * thin), as far as the original points tell it. The whole is then bent, widened or narrowed, slanted and turned.
 *
 * Depends on the arguments only and is equal to the bit on every machine: + − × ÷ and square roots, a rotation from the
 * tangent of half its angle, t: cos = (1 − t²) / (1 + t²), sin = 2t / (1 + t²).
 *
 * @param strokes In any units, y down.
 * @param variation The limits; what is left out is as in `DEFAULT_STROKE_VARIATION`.
 * @param random One row of random numbers for each variation, e.g. `createRandomSource(seed, 'variation', { step: i })`.
 * @throws {StrokeError} `varyStrokes: jitter is 2; expected a number from 0 to 0.5. Pass a limit in that range.`
 */
export function varyStrokes(
  strokes: readonly Stroke[],
  variation: Partial<StrokeVariation>,
  random: RandomSource,
): VariedStrokes {
  const limits = completeStrokeVariation(variation);
  const extent = measureStrokes(strokes);
  const longSide = extent ? Math.max(extent.width, extent.height) : 0;
  // Without extent, or with less than a double can be divided by, everything falls on one place.
  const scale = Number.isFinite(1 / longSide) ? 1 / longSide : 0;
  const centerX = extent ? extent.left + extent.width / 2 : 0;
  const centerY = extent ? extent.top + extent.height / 2 : 0;

  const isGapped = random.uniform(GAP) < 0.25;
  const gappedStroke = Math.floor(random.uniform(GAP + 1) * strokes.length);
  const lines: Line[] = [];
  let pathLength = 0;
  for (const [strokeIndex, stroke] of strokes.entries()) {
    const first = STROKE * (strokeIndex + 1);
    const line = drawEvenly(stroke, centerX, centerY, scale, limits, random, first);
    smooth(line, limits.smoothing * random.uniform(SMOOTHING));
    stray(line, limits, random, first);
    pathLength += line.length;
    if (isGapped && strokeIndex === gappedStroke) lines.push(...breakLine(line, limits.gap, random));
    else lines.push(line);
  }
  const place = createPlacing(limits, random);
  const varied = lines.map(({ x, y, pressure }): Stroke => {
    return Array.from(x, (_, i): Point => [...place(x[i], y[i]), pressure[i]]);
  });
  const [thinnest, thickest] = limits.penWidth;
  const penWidth = betweenRatios(thinnest, thickest, random.uniform(PEN_WIDTH));
  const filling = Math.max(thinnest, limits.inkLimit / Math.max(1, pathLength));
  return { strokes: varied, penWidth: Math.min(penWidth, filling) };
}

/** One stroke, point by point. */
interface Line {
  readonly x: number[];
  readonly y: number[];
  readonly pressure: number[];
  /** Along the points, before they strayed. */
  readonly length: number;
}

/** Draws a stroke anew: around the origin, with even spacing, its ends cut off or drawn out, thin where it was fast. */
function drawEvenly(
  stroke: Stroke,
  centerX: number,
  centerY: number,
  scale: number,
  limits: StrokeVariation,
  random: RandomSource,
  first: number,
): Line {
  const x: number[] = [];
  const y: number[] = [];
  const pressure: number[] = [];
  const along: number[] = [];
  let total = 0;
  // Points on the same place have no direction and no length: one of them is kept.
  for (const point of stroke) {
    const nextX = (point[0] - centerX) * scale;
    const nextY = (point[1] - centerY) * scale;
    if (x.length > 0) {
      const step = distance(nextX - x[x.length - 1], nextY - y[x.length - 1]);
      if (step === 0) continue;
      total += step;
    }
    x.push(nextX);
    y.push(nextY);
    pressure.push(point[2] ?? USUAL_PRESSURE);
    along.push(total);
  }
  if (x.length < 2) return { x, y, pressure, length: 0 };

  const start = drawEnd(limits, total, random.uniform(first));
  const end = drawEnd(limits, total, random.uniform(first + 1));
  const from = Math.max(0, -start);
  const to = total - Math.max(0, -end);
  const numSteps = Math.max(1, Math.round((to - from) / SPACING));
  const inkFlow = limits.pressure * random.uniform(SPEED);
  const meanStep = total / (x.length - 1);
  const line: Line = { x: [], y: [], pressure: [], length: to - from };
  for (let i = 0, source = 0; i <= numSteps; i++) {
    const position = from + ((to - from) * i) / numSteps;
    while (source < x.length - 2 && along[source + 1] < position) source++;
    const step = along[source + 1] - along[source];
    const t = (position - along[source]) / step;
    line.x.push(x[source] + t * (x[source + 1] - x[source]));
    line.y.push(y[source] + t * (y[source + 1] - y[source]));
    const slowness = (meanStep - step) / (meanStep + step);
    const given = pressure[source] + t * (pressure[source + 1] - pressure[source]);
    line.pressure.push(given + 0.25 * inkFlow * slowness);
  }
  if (start > 0) {
    for (const values of [line.x, line.y, line.pressure]) values.reverse();
    drawOut(line, start);
    for (const values of [line.x, line.y, line.pressure]) values.reverse();
  }
  if (end > 0) drawOut(line, end);
  return line;
}

/** What becomes of a stroke's end: below 0 so much is cut off, above 0 so much drawn out; half of them stay. */
function drawEnd({ cut, overshoot }: StrokeVariation, strokeLength: number, u: number): number {
  const most = MAX_END * strokeLength;
  if (u < 0.25) return -Math.min(most, cut * (1 - 4 * u));
  return u < 0.75 ? 0 : Math.min(most, overshoot * (4 * u - 3));
}

/** Goes on straight beyond the last point. */
function drawOut({ x, y, pressure }: Line, length: number): void {
  const last = x.length - 1;
  // The direction of the last points together: the very last often is a hook.
  const before = Math.max(0, last - 3);
  const dx = x[last] - x[before];
  const dy = y[last] - y[before];
  const reach = distance(dx, dy);
  if (reach === 0) return;
  x.push(x[last] + (dx * length) / reach);
  y.push(y[last] + (dy * length) / reach);
  pressure.push(pressure[last]);
}

/** Moves each inner point towards the middle of its neighbors, several times over. */
function smooth({ x, y }: Line, amount: number): void {
  for (let pass = 0; pass < SMOOTHING_PASSES; pass++) {
    for (const values of [x, y]) {
      let before = values[0];
      for (let i = 1; i + 1 < values.length; i++) {
        const value = values[i];
        values[i] = value + amount * 0.5 * ((before + values[i + 1]) / 2 - value);
        before = value;
      }
    }
  }
}

/** Moves the stroke off its place, lets its points stray in slow waves and its width change in such waves. */
function stray({ x, y, pressure, length }: Line, limits: StrokeVariation, random: RandomSource, first: number): void {
  const numKnots = Math.min(MAX_KNOTS, 2 + Math.ceil(length / KNOT_SPACING));
  const unsteadiness = limits.jitter * random.uniform(UNSTEADINESS);
  const change = 0.5 * limits.pressure * random.uniform(PRESSURE);
  const knots = Array.from({ length: 3 * numKnots }, (_, i) => 0.5 * random.truncatedNormal(first + WAVES + i));
  const shiftX = limits.strokeShift * 0.5 * random.truncatedNormal(first + 2);
  const shiftY = limits.strokeShift * 0.5 * random.truncatedNormal(first + 3);
  for (let i = 0; i < x.length; i++) {
    const place = x.length > 1 ? (i / (x.length - 1)) * (numKnots - 1) : 0;
    const knot = Math.min(numKnots - 2, Math.floor(place));
    const t = place - knot;
    const blend = t * t * (3 - 2 * t);
    const wave = (axis: number) => {
      return knots[3 * knot + axis] + blend * (knots[3 * knot + 3 + axis] - knots[3 * knot + axis]);
    };
    x[i] += shiftX + unsteadiness * wave(0);
    y[i] += shiftY + unsteadiness * wave(1);
    pressure[i] = Math.min(1, Math.max(0, pressure[i] + change * wave(2)));
  }
}

/** Leaves a piece out of the middle of a stroke, if it is long enough to have one. */
function breakLine(line: Line, gap: number, random: RandomSource): Line[] {
  const numPoints = line.x.length;
  const numMissing = Math.round((gap * random.uniform(GAP + 3) * (numPoints - 1)) / Math.max(line.length, SPACING));
  const start = Math.round((0.2 + 0.6 * random.uniform(GAP + 2)) * numPoints);
  if (numMissing < 1 || start + numMissing > 0.85 * numPoints) return [line];
  const piece = (from: number, to: number): Line => ({
    ...line,
    x: line.x.slice(from, to),
    y: line.y.slice(from, to),
    pressure: line.pressure.slice(from, to),
  });
  return [piece(0, start), piece(start + numMissing, numPoints)];
}

/** Where the whole drawing's points go: bent, then widened or narrowed, slanted, turned. */
function createPlacing(limits: StrokeVariation, random: RandomSource): (x: number, y: number) => [number, number] {
  const [bowX, bowY, tilt, lean] = [0, 1, 2, 3].map((i) => limits.bend * 0.5 * random.truncatedNormal(BEND + i));
  const width = betweenRatios(1 / limits.stretch, limits.stretch, random.uniform(STRETCH));
  const slant = limits.shear * 0.5 * random.truncatedNormal(SHEAR);
  const half = (limits.rotationDegrees * Math.PI * 0.5 * random.truncatedNormal(ROTATION)) / 360;
  const t = (half * (15 - half * half)) / (15 - 6 * half * half);
  const cos = (1 - t * t) / (1 + t * t);
  const sin = (2 * t) / (1 + t * t);
  return (x, y) => {
    const bentX = width * (x + bowX * y * y + tilt * x * y);
    const bentY = y + bowY * x * x + lean * x * y;
    const slanted = bentX - slant * bentY;
    return [cos * slanted - sin * bentY, sin * slanted + cos * bentY];
  };
}

/** From `low` (u = 0) through √(low · high) (u = ½) to `high` (u = 1): nearly even in ratios, by divisions alone. */
function betweenRatios(low: number, high: number, u: number): number {
  const root = Math.sqrt(high / low);
  return (low * (1 + (root - 1) * u)) / (1 - (1 - 1 / root) * u);
}

function distance(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}
