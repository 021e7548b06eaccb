import type { Raster } from './raster.ts';
import { type Stroke, USUAL_PRESSURE } from './stroke.ts';

/** Points closer together than this many pixels are one: for {@link rasterize}, 1/24 of a pixel of the digit image. */
const MIN_STEP = 0.125;

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
}

/**
 * Draws strokes onto a raster with a round pen, antialiased. A pixel's ink is how far the pen's edge reaches over it,
 * `clamp(radius − distance + ½, 0, 1)`, the largest of all segments. What falls outside the raster is cut off.
 *
 * @param raster Drawn onto.
 * @param strokes Checked by {@link measureStrokes}.
 */
export function drawStrokes(raster: Raster, strokes: readonly Stroke[], place: PenPlace): void {
  const { width, height, ink } = raster;
  const { left, top, scale, margin, radius } = place;
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
        if (stroke.length === 1) drawSegment(ink, width, height, x, y, r, x, y, r);
      } else {
        const stepX = x - lastX;
        const stepY = y - lastY;
        const isLast = i === stroke.length - 1;
        if (!isLast && stepX * stepX + stepY * stepY < MIN_STEP * MIN_STEP) continue;
        drawSegment(ink, width, height, lastX, lastY, lastRadius, x, y, r);
      }
      lastX = x;
      lastY = y;
      lastRadius = r;
    }
  }
}

/** Draws a round pen that goes from a to b while its radius changes evenly from ra to rb; keeps the stronger ink. */
function drawSegment(
  ink: Float32Array,
  width: number,
  height: number,
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
  const reach = Math.max(ra, rb) + 0.5;
  const fromX = Math.max(0, Math.floor(Math.min(ax, bx) - reach));
  const toX = Math.min(width - 1, Math.ceil(Math.max(ax, bx) + reach));
  const fromY = Math.max(0, Math.floor(Math.min(ay, by) - reach));
  const toY = Math.min(height - 1, Math.ceil(Math.max(ay, by) + reach));
  for (let y = fromY; y <= toY; y++) {
    const py = y + 0.5 - ay;
    let index = y * width + fromX;
    for (let x = fromX; x <= toX; x++, index++) {
      if (ink[index] === 1) continue; // most pixels: neighboring segments overlap
      const px = x + 0.5 - ax;
      const along = px * dx + py * dy;
      const t = along <= 0 ? 0 : along >= squaredLength ? 1 : along / squaredLength;
      const offX = px - t * dx;
      const offY = py - t * dy;
      const coverage = ra + t * dr + 0.5 - Math.sqrt(offX * offX + offY * offY);
      if (coverage > ink[index]) ink[index] = Math.min(coverage, 1);
    }
  }
}
