import type { Pixels, Raster, Stroke } from '@raqam/image';

/** A picture whose levels run from 0 to 1: one value per pixel (gray), or four (red, green, blue, alpha). */
export interface UnitPixels {
  /** Levels 0 to 1, row-major. */
  readonly data: Float32Array;
  /** Pixels across, at least 1. */
  readonly width: number;
  /** Pixels down, at least 1. */
  readonly height: number;
}

/**
 * A canvas: `HTMLCanvasElement`, `OffscreenCanvas`, or that of a library for Node. It is read through its 2d context,
 * which a canvas without any context gets by that. One that belongs to WebGL or WebGPU is copied first, which shows
 * what was drawn in the same task; later its picture may be gone.
 */
export interface ReadableCanvas {
  readonly width: number;
  readonly height: number;
  getContext(contextId: '2d'): unknown;
}

/** A browser's `ImageBitmap`. */
export interface ReadableBitmap {
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** A drawing in one of its three plain forms: strokes, a picture whose ink is still to be found, or ink. */
export type PlainDrawing = readonly Stroke[] | Pixels | Raster;

/**
 * What can be read:
 *
 * - pen strokes in any units, y down;
 * - a picture in which ink and paper are still to be told apart, dark on light or light on dark: pixels, `ImageData` for
 *   example, a canvas or an `ImageBitmap`;
 * - a raster, whose ink is known: what data sets hold, from 0 to 1.
 */
export type Drawing = PlainDrawing | UnitPixels | ReadableCanvas | ReadableBitmap;
