import { StrokeError } from './errors.ts';
import { measureStrokes } from './measure-strokes.ts';
import type { Raster } from './raster.ts';
import { type Stroke, USUAL_PRESSURE } from './stroke.ts';

/** How strokes are drawn. */
export interface RasterizeOptions {
  /**
   * Width of the pen at pressure 0.5, as a fraction of the long side of the ink box (the pen's own width included),
   * above 0 and below 1.
   * @default DEFAULT_PEN_WIDTH
   */
  readonly penWidth?: number;
}

/**
 * The pen of MNIST: with it, 12,702 UNIPEN digits have a mean ink of 0.133 of the image and strokes 2.42 pixels thick
 * (twice the ink, divided by its total variation); MNIST's 60,000 training digits have 0.131 and 2.45.
 */
export const DEFAULT_PEN_WIDTH = 0.12;

/** Long side of the ink box that is drawn, in pixels: three to each of the 20 of the digit image. */
const RENDER_SIDE = 60;
/** Points closer together than this many rendered pixels are one: 1/24 of a pixel of the digit image. */
const MIN_STEP = 0.125;

/**
 * Draws strokes with a round pen, antialiased, in a frame of their own size: where they lie and how large they are
 * makes no difference.
 *
 * The strokes are moved to the origin first and scaled so that the ink box's long side is 60 pixels. A pixel's ink is
 * how far the pen's edge reaches over it, `clamp(radius − distance + ½, 0, 1)`, the largest of all segments. Pressure p
 * makes the pen `½ + p` times as wide. Only + − × ÷ and square roots are used: the result is equal to the bit on every
 * machine. Strokes without extent become a disc, no points at all one pixel of paper.
 *
 * @param strokes In any units, y down.
 * @throws {StrokeError} `strokes[0][2]: x is NaN; expected a finite number. Leave such points out.`
 * Cost: proportional to the inked length and to the number of points.
 */
export function rasterize(strokes: readonly Stroke[], options: RasterizeOptions = {}): Raster {
  const { penWidth = DEFAULT_PEN_WIDTH } = options;
  if (!(penWidth > 0 && penWidth < 1)) {
    throw new StrokeError(
      `rasterize: penWidth is ${penWidth}; expected a fraction of the ink box above 0 and below 1, ` +
        `such as ${DEFAULT_PEN_WIDTH}.`,
    );
  }
  const extent = measureStrokes(strokes);
  if (!extent) return { width: 1, height: 1, ink: new Float32Array(1) };

  const longSide = Math.max(extent.width, extent.height);
  const path = RENDER_SIDE * (1 - penWidth);
  // Without extent, or with less than a double can be divided by, everything falls on one place: a disc.
  const isPlace = longSide === 0 || path / longSide === Number.POSITIVE_INFINITY;
  const scale = isPlace ? 0 : path / longSide;
  const radius = ((isPlace ? 1 : penWidth) * RENDER_SIDE) / 2;
  const margin = radius * (0.5 + extent.maxPressure);
  const width = Math.ceil(extent.width * scale + 2 * margin);
  const height = Math.ceil(extent.height * scale + 2 * margin);
  const ink = new Float32Array(width * height);
  for (const stroke of strokes) {
    let lastX = 0;
    let lastY = 0;
    let lastRadius = 0;
    for (let i = 0; i < stroke.length; i++) {
      const [pointX, pointY, pressure = USUAL_PRESSURE] = stroke[i];
      const x = (pointX - extent.left) * scale + margin;
      const y = (pointY - extent.top) * scale + margin;
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
  return { width, height, ink };
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
