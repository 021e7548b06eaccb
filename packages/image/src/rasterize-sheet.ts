import { drawStrokes } from './draw-strokes.ts';
import { ShapeError } from './errors.ts';
import { measureStrokes } from './measure-strokes.ts';
import type { Raster } from './raster.ts';
import { checkPenWidth, DEFAULT_PEN_WIDTH, type RasterizeOptions } from './rasterize.ts';
import type { Stroke } from './stroke.ts';

/** What strokes were drawn on. */
export interface Sheet {
  /** In the strokes' own units, from x = 0. */
  readonly width: number;
  /** From y = 0. */
  readonly height: number;
}

/** Long side of the sheet that is drawn, in pixels: ten to each of a frame of 28. */
const SHEET_SIDE = 280;

/**
 * Draws strokes where they stand on their sheet, with the pen that {@link rasterize} would draw them with: its width is
 * a fraction of the ink box, not of the sheet. What lies beyond the sheet's edges is cut off.
 *
 * @param strokes In the sheet's units, y down.
 * @returns A raster whose long side is 280 pixels, the sheet's proportions kept to the pixel.
 * @throws {ShapeError} `rasterizeSheet: the sheet is 0×100; expected two numbers above 0. …`
 * @throws {StrokeError} When a coordinate, a pressure or the pen's width is not a number that can be drawn.
 */
export function rasterizeSheet(strokes: readonly Stroke[], sheet: Sheet, options: RasterizeOptions = {}): Raster {
  const { penWidth = DEFAULT_PEN_WIDTH } = options;
  checkPenWidth(penWidth, 'rasterizeSheet');
  if (!(sheet.width > 0 && sheet.height > 0 && Number.isFinite(sheet.width) && Number.isFinite(sheet.height))) {
    throw new ShapeError(
      `rasterizeSheet: the sheet is ${sheet.width}×${sheet.height}; expected two numbers above 0. ` +
        "Pass the sheet's size in the strokes' units.",
    );
  }
  const scale = SHEET_SIDE / Math.max(sheet.width, sheet.height);
  const width = Math.max(1, Math.round(sheet.width * scale));
  const height = Math.max(1, Math.round(sheet.height * scale));
  const raster = { width, height, ink: new Float32Array(width * height) };
  const extent = measureStrokes(strokes);
  if (extent === null) return raster;
  // The ink box is longer than the pen's path by the pen's width, of which that is a fraction.
  const inkSide = Math.max(extent.width, extent.height) / (1 - penWidth);
  drawStrokes(raster, strokes, { left: 0, top: 0, scale, margin: 0, radius: (penWidth * inkSide * scale) / 2 });
  return raster;
}
