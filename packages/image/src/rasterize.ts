import { drawStrokes } from './draw-strokes.ts';
import { StrokeError } from './errors.ts';
import { INK_THRESHOLD } from './find-ink-box.ts';
import { measureStrokes, type StrokeExtent } from './measure-strokes.ts';
import type { Raster } from './raster.ts';
import type { Stroke } from './stroke.ts';

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
  checkPenWidth(penWidth, 'rasterize');
  const extent = measureStrokes(strokes);
  return extent ? drawFrame(strokes, extent, penWidth, 0) : { width: 1, height: 1, ink: new Float32Array(1) };
}

/**
 * As {@link rasterize}, without the ink that is too faint to count in a digit image.
 * @param extent What {@link measureStrokes} has found.
 */
export function drawDigit(strokes: readonly Stroke[], extent: StrokeExtent, options: RasterizeOptions): Raster {
  const { penWidth = DEFAULT_PEN_WIDTH } = options;
  checkPenWidth(penWidth, 'rasterize');
  return drawFrame(strokes, extent, penWidth, INK_THRESHOLD);
}

function drawFrame(strokes: readonly Stroke[], extent: StrokeExtent, penWidth: number, faintest: number): Raster {
  const longSide = Math.max(extent.width, extent.height);
  const path = RENDER_SIDE * (1 - penWidth);
  // Without extent, or with less than a double can be divided by, everything falls on one place: a disc.
  const isPlace = longSide === 0 || path / longSide === Number.POSITIVE_INFINITY;
  const scale = isPlace ? 0 : path / longSide;
  const radius = ((isPlace ? 1 : penWidth) * RENDER_SIDE) / 2;
  const margin = radius * (0.5 + extent.maxPressure);
  const width = Math.ceil(extent.width * scale + 2 * margin);
  const height = Math.ceil(extent.height * scale + 2 * margin);
  const raster = { width, height, ink: new Float32Array(width * height) };
  drawStrokes(raster, strokes, { left: extent.left, top: extent.top, scale, margin, radius, faintest });
  return raster;
}

/** @throws {StrokeError} `rasterize: penWidth is 2; expected a fraction of the ink box above 0 and below 1, …` */
export function checkPenWidth(penWidth: number, caller: string): void {
  if (!(penWidth > 0 && penWidth < 1)) {
    throw new StrokeError(
      `${caller}: penWidth is ${penWidth}; expected a fraction of the ink box above 0 and below 1, ` +
        `such as ${DEFAULT_PEN_WIDTH}.`,
    );
  }
}
