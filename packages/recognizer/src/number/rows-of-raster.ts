import {
  findComponents,
  findInkBox,
  type InkComponent,
  type InkComponents,
  inkFromPaper,
  isDot,
  normalizeDigit,
  type Pixels,
  type Raster,
  type StraightenedRaster,
  straightenRaster,
} from '@raqam/image';
import type { Piece, PieceRow } from './build-lattice.ts';
import { findCuts } from './find-cuts.ts';
import { findRows, type Row, type Rows } from './find-rows.ts';
import type { DigitBox } from './number-prediction.ts';
import { shrinkRaster } from './shrink-raster.ts';

/** Components with less ink than this part of a digit height squared are specks. */
const SPECK = 0.004;
/** More components than this are not rows of digits; the largest are kept. */
const MAX_COMPONENTS = 600;
/** Ink of at least this is inside a digit's box: half of a soft edge. */
const EDGE_INK = 0.4;
/** In digit heights: how near cuts may lie to one another, how much ink one may cross, and what is too narrow to cut. */
const CUT_SPACING = 0.1;
const MAX_CUT_INK = 0.3;
const MIN_CUT_WIDTH = 0.4;
/** Rows whose slope is less than this are level. */
const MIN_SLOPE = 0.03;
/** A component is cut at most this often. */
const MAX_CUTS = 16;

/** A piece of a component. */
interface RasterPiece extends Piece {
  /** Cut out of the raster, as large as `box`. */
  readonly raster: Raster;
}

/** Rows of a picture, ink and paper still to be told apart. */
export function rowsOfPicture(pixels: Pixels): PieceRow[] {
  const { raster, slope } = inkFromPaper(pixels);
  // Sides are whole multiples of the scale but for the last block.
  const scale = Math.ceil(Math.max(pixels.width, pixels.height) / Math.max(raster.width, raster.height));
  return rowsOfInk(raster, { slope, scale });
}

/**
 * Rows of a raster, whose ink is known.
 *
 * @throws {ShapeError} When the size and the number of values do not fit together.
 * @throws {InkRangeError} When a value is not a number from 0 to 1.
 */
export function rowsOfRaster(raster: Raster): PieceRow[] {
  const { raster: shrunk, factor } = shrinkRaster(raster);
  return rowsOfInk(shrunk, { slope: null, scale: factor });
}

/** How a raster's pixels lie in the drawing. */
interface InkPlacement {
  /** Of the rows; `null` where only the components tell. */
  readonly slope: number | null;
  /** Pixels of the drawing along the side of one of the raster's. */
  readonly scale: number;
}

/** Rows of inked components, each cut where it may be more than one digit; rows that rise or fall are made level first. */
function rowsOfInk(raster: Raster, { slope, scale }: InkPlacement): PieceRow[] {
  const found = slope === null ? findInkedRows(raster) : null;
  const turn = slope ?? found?.slope ?? 0;
  if (Math.abs(turn) < MIN_SLOPE) {
    const level = found ?? findInkedRows(raster);
    return level.rows.map((row) => cutRow(level, row, { scale, toOriginal: (x, y) => [x, y] }));
  }
  const { raster: turned, toOriginal } = straightenRaster(raster, turn);
  const level = findInkedRows(turned);
  return level.rows.map((row) => cutRow(level, row, { scale, toOriginal }));
}

/** The rows of a raster and what they are made of. */
interface InkedRows extends Rows, InkComponents {
  readonly raster: Raster;
  /** Which component each member of a row is. */
  readonly kept: readonly number[];
}

function findInkedRows(raster: Raster): InkedRows {
  const found = findComponents(raster);
  const { components } = found;
  const height = typicalHeight(components);
  const kept = [...components.keys()]
    .filter((index) => components[index].mass >= SPECK * height * height)
    .sort((a, b) => components[b].mass - components[a].mass || a - b)
    .slice(0, MAX_COMPONENTS)
    .sort((a, b) => a - b);
  const rows = kept.length === 0 ? { rows: [], slope: 0 } : findRows(kept.map((index) => components[index].box));
  return { ...found, ...rows, raster, kept };
}

/** The height in which half of the ink stands, so that any number of specks does not count. */
function typicalHeight(components: readonly InkComponent[]): number {
  const sorted = components.toSorted((a, b) => a.box.height - b.box.height);
  const half = sorted.reduce((sum, { mass }) => sum + mass, 0) / 2;
  let below = 0;
  for (const { mass, box } of sorted) {
    below += mass;
    if (below >= half) return box.height;
  }
  return 0;
}

/** The way from a raster that may have been turned back to the drawing. */
interface WayBack extends Pick<StraightenedRaster, 'toOriginal'> {
  /** As in {@link InkPlacement}. */
  readonly scale: number;
}

function cutRow(inked: InkedRows, { members, height }: Row, wayBack: WayBack): PieceRow {
  const pieces = members
    .flatMap((member) => cutComponent(cropComponent(inked.raster, inked, inked.kept[member]), height))
    .sort((a, b) => centerX(a.box) - centerX(b.box));
  return {
    pieces,
    height,
    digitImage: (from, to) => {
      const image = normalizeDigit(joinPieces(pieces.slice(from, to)));
      return image && isDot(image) ? null : image;
    },
    digitBox: (from, to) => boxInDrawing(pieces.slice(from, to), wayBack),
  };
}

/** The box of the pieces' ink in the drawing: around the middles of their pixels, and half a pixel more. */
function boxInDrawing(pieces: readonly RasterPiece[], { scale, toOriginal }: WayBack): DigitBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box, raster } of pieces) {
    for (let y = 0, i = 0; y < box.height; y++) {
      for (let x = 0; x < box.width; x++, i++) {
        if (raster.ink[i] < EDGE_INK) continue;
        const [oldX, oldY] = toOriginal(box.left + x + 0.5, box.top + y + 0.5);
        left = Math.min(left, oldX);
        right = Math.max(right, oldX);
        top = Math.min(top, oldY);
        bottom = Math.max(bottom, oldY);
      }
    }
  }
  return {
    left: (left - 0.5) * scale,
    top: (top - 0.5) * scale,
    width: (right - left + 1) * scale,
    height: (bottom - top + 1) * scale,
  };
}

function centerX({ left, width }: DigitBox): number {
  return left + width / 2;
}

/** A component by itself. */
interface CroppedComponent {
  /** As large as `box`. */
  readonly raster: Raster;
  readonly box: DigitBox;
}

function cropComponent({ width, ink }: Raster, { components, labels }: InkComponents, index: number): CroppedComponent {
  const { box } = components[index];
  const own = new Float32Array(box.width * box.height);
  for (let y = 0, i = 0; y < box.height; y++) {
    const start = (box.top + y) * width + box.left;
    for (let x = 0; x < box.width; x++, i++) if (labels[start + x] === index + 1) own[i] = ink[start + x];
  }
  return { raster: { width: box.width, height: box.height, ink: own }, box };
}

function cutComponent({ raster, box }: CroppedComponent, digitHeight: number): RasterPiece[] {
  const { width, height } = raster;
  const cuts =
    width < MIN_CUT_WIDTH * digitHeight
      ? []
      : findCuts(raster, { spacing: CUT_SPACING * digitHeight, maxInk: MAX_CUT_INK * digitHeight, maxCuts: MAX_CUTS });
  const parts = Array.from({ length: cuts.length + 1 }, () => new Float32Array(raster.ink.length));
  for (let y = 0, i = 0; y < height; y++) {
    // Cuts may cross one another; a pixel belongs to the part that has as many cuts to its left.
    const columns = cuts.map((cut) => cut.columns[y]).sort((p, q) => p - q);
    for (let x = 0, part = 0; x < width; x++, i++) {
      while (part < columns.length && columns[part] <= x) part++;
      parts[part][i] = raster.ink[i];
    }
  }
  return parts.flatMap((ink, k): RasterPiece[] => {
    const part = findInkBox({ width, height, ink });
    if (part === null) return [];
    return [
      {
        box: { ...part, left: box.left + part.left, top: box.top + part.top },
        raster: crop({ width, height, ink }, part),
        turn: null,
        crosses: false,
        cut: k === 0 ? null : cuts[k - 1].ink / digitHeight,
      },
    ];
  });
}

function crop({ width, ink }: Raster, box: DigitBox): Raster {
  const own = new Float32Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const start = (box.top + y) * width + box.left;
    own.set(ink.subarray(start, start + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, ink: own };
}

function joinPieces(pieces: readonly RasterPiece[]): Raster {
  const left = Math.min(...pieces.map(({ box }) => box.left));
  const top = Math.min(...pieces.map(({ box }) => box.top));
  const width = Math.max(...pieces.map(({ box }) => box.left + box.width)) - left;
  const height = Math.max(...pieces.map(({ box }) => box.top + box.height)) - top;
  const ink = new Float32Array(width * height);
  for (const { box, raster } of pieces) {
    for (let y = 0, i = 0; y < box.height; y++) {
      const start = (box.top - top + y) * width + box.left - left;
      for (let x = 0; x < box.width; x++, i++) if (raster.ink[i] > 0) ink[start + x] = raster.ink[i];
    }
  }
  return { width, height, ink };
}
