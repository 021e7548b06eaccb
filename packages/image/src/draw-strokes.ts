import type { Raster } from './raster.ts';
import { type Stroke, USUAL_PRESSURE } from './stroke.ts';

/** Points closer together than this many pixels are one: for {@link rasterize}, 1/24 of a pixel of the digit image. */
const MIN_STEP = 0.125;

/**
 * In pixels, far more than rounding: what is nearer to an edge of the pen than this is measured. It decides what need not
 * be computed, never what comes out.
 */
const TOLERANCE = 0.001;

/** Where strokes come to stand in a raster, and how wide the pen is. */
export interface PenPlace {
  /** In the strokes' own units, what comes to stand at `margin`. */
  readonly left: number;
  readonly top: number;
  /** Pixels to a unit. */
  readonly scale: number;
  /** Of the raster, in pixels. */
  readonly margin: number;
  /** Of the pen at pressure 0.5, in pixels; pressure p makes it `½ + p` times as wide. */
  readonly radius: number;
  /** Ink below this is left out. @default 0 */
  readonly faintest?: number;
}

/**
 * Draws strokes onto a raster with a round pen, antialiased. A pixel's ink is how far the pen's edge reaches over it,
 * `clamp(radius − distance + ½, 0, 1)`, the largest of all segments. What falls outside the raster is cut off.
 *
 * @param raster Drawn onto.
 * @param strokes Checked by {@link measureStrokes}.
 */
export function drawStrokes(raster: Raster, strokes: readonly Stroke[], place: PenPlace): void {
  const { left, top, scale, margin, radius, faintest = 0 } = place;
  for (const stroke of strokes) {
    let lastX = 0;
    let lastY = 0;
    let lastRadius = 0;
    for (let i = 0; i < stroke.length; i++) {
      const [pointX, pointY, pressure = USUAL_PRESSURE] = stroke[i];
      const x = (pointX - left) * scale + margin;
      const y = (pointY - top) * scale + margin;
      const r = radius * (0.5 + pressure);
      if (i === 0) {
        if (stroke.length === 1) drawSegment(raster, faintest, x, y, r, x, y, r);
      } else {
        const stepX = x - lastX;
        const stepY = y - lastY;
        const isLast = i === stroke.length - 1;
        if (!isLast && stepX * stepX + stepY * stepY < MIN_STEP * MIN_STEP) continue;
        drawSegment(raster, faintest, lastX, lastY, lastRadius, x, y, r);
      }
      lastX = x;
      lastY = y;
      lastRadius = r;
    }
  }
}

/**
 * Draws a round pen that goes from a to b while its radius changes evenly from ra to rb; keeps the stronger ink.
 *
 * Most of the time goes into pixels, so few are looked at: in each row those that may lie within the pen's reach of the
 * path, and of them only those without full ink have their distance measured.
 */
function drawSegment(
  { width, height, ink }: Raster,
  faintest: number,
  ax: number,
  ay: number,
  ra: number,
  bx: number,
  by: number,
  rb: number,
): void {
  const dx = bx - ax;
  const dy = by - ay;
  const dr = rb - ra;
  const squaredLength = dx * dx + dy * dy;
  const reach = Math.max(ra, rb) + 0.5 + TOLERANCE;
  const core = Math.max(0, Math.min(ra, rb) - 0.5 - TOLERANCE);
  const squaredReach = reach * reach;
  const squaredCore = core * core;
  // The path's box, in indices of pixels: a pixel's center lies half a pixel behind its index.
  const left = Math.min(ax, bx) - 0.5;
  const right = Math.max(ax, bx) - 0.5;
  const top = Math.min(ay, by) - 0.5;
  const bottom = Math.max(ay, by) - 0.5;
  // A path that goes down a pixel or more is narrower in a row than its box: a band around the line through a and b.
  const isSteep = Math.abs(dy) > 1;
  const slope = isSteep ? dx / dy : 0;
  const band = isSteep ? (reach * Math.sqrt(squaredLength)) / Math.abs(dy) : Number.POSITIVE_INFINITY;
  const lastY = Math.min(height - 1, Math.floor(bottom + reach));
  for (let y = Math.max(0, Math.ceil(top - reach)); y <= lastY; y++) {
    const py = y + 0.5 - ay;
    const beyond = y < top ? top - y : y > bottom ? y - bottom : 0;
    const cap = Math.sqrt(Math.max(0, squaredReach - beyond * beyond));
    const middle = ax - 0.5 + py * slope;
    const fromX = Math.max(0, Math.ceil(Math.max(left - cap, middle - band)));
    const toX = Math.min(width - 1, Math.floor(Math.min(right + cap, middle + band)));
    let index = y * width + fromX;
    for (let x = fromX; x <= toX; x++, index++) {
      if (ink[index] === 1) continue; // most pixels: neighboring segments overlap
      const px = x + 0.5 - ax;
      const along = px * dx + py * dy;
      const t = along <= 0 ? 0 : along >= squaredLength ? 1 : along / squaredLength;
      const offX = px - t * dx;
      const offY = py - t * dy;
      const squaredDistance = offX * offX + offY * offY;
      if (squaredDistance < squaredCore) {
        ink[index] = 1;
        continue;
      }
      const coverage = ra + t * dr + 0.5 - Math.sqrt(squaredDistance);
      if (coverage > ink[index] && Math.fround(coverage) >= faintest) ink[index] = Math.min(coverage, 1);
    }
  }
}
