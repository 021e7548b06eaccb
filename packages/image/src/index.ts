/**
 * Strokes and pixels to the 28×28 digit image that a network reads, and stroke models of the numerals.
 * @packageDocumentation
 */
export { centerInk } from './center-ink.ts';
export { DIGIT_CONTRACT } from './digit-contract.ts';
export { type DigitFromPixelsOptions, digitFromPixels } from './digit-from-pixels.ts';
export { type DigitFromStrokesOptions, digitFromStrokes } from './digit-from-strokes.ts';
export { InkRangeError, ShapeError, StrokeError } from './errors.ts';
export { findComponents, type InkComponent, type InkComponents } from './find-components.ts';
export { findInkBox, INK_THRESHOLD, type InkBox } from './find-ink-box.ts';
export { fitInkBox } from './fit-ink-box.ts';
export { type InkOnPaper, inkFromPaper } from './ink-from-paper.ts';
export { isDot } from './is-dot.ts';
export { measureStrokes, type StrokeExtent } from './measure-strokes.ts';
export { normalizeDigit } from './normalize-digit.ts';
export { NUMERAL_MODELS, type NumeralModel } from './numeral-models.ts';
export type { Pixels } from './pixels.ts';
export type { DigitImage, Raster } from './raster.ts';
export { rasterFromPixels } from './raster-from-pixels.ts';
export { DEFAULT_PEN_WIDTH, type RasterizeOptions, rasterize } from './rasterize.ts';
export { rasterizeSheet, type Sheet } from './rasterize-sheet.ts';
export { resampleBox } from './resample-box.ts';
export { type SampleNumeralOptions, sampleNumeral } from './sample-numeral.ts';
export { type ControlPoint, sampleSpline } from './sample-spline.ts';
export { type StraightenedRaster, straightenRaster } from './straighten-raster.ts';
export type { Point, Stroke } from './stroke.ts';
export { DEFAULT_STROKE_VARIATION, type StrokeVariation } from './stroke-variation.ts';
export { type VariedStrokes, varyStrokes } from './vary-strokes.ts';
