import {
  findComponents,
  type InkComponent,
  type InkComponents,
  inkFromPaper,
  normalizeDigit,
  type Pixels,
  type Raster,
  straightenRaster,
} from '@raqam/image';
import type { Piece, PieceRow } from './build-lattice.ts';
import { findCuts } from './find-cuts.ts';
import { findRows, type Row, type Rows } from './find-rows.ts';
import type { DigitBox } from './number-prediction.ts';

/** Components with less ink than this part of a digit height squared are specks. */
const SPECK = 0.004;
/** More components than this are not rows of digits; the largest are kept. */
const MAX_COMPONENTS = 600;
/** Ink of at least this is inside a digit's box: half of a soft edge. */
const EDGE_INK = 0.4;
/** In digit heights: how near cuts may lie to one another, how much ink one may cross, and what is too narrow to cut. */
const CUT_SPACING = 0.14;
const MAX_CUT_INK = 0.5;
const MIN_CUT_WIDTH = 0.4;

/** A piece of a component. */
interface RasterPiece extends Piece {
  /** Cut out of the raster, as large as `box`. */
  readonly raster: Raster;
}

/** Rows whose slope is less than this are level. */
const MIN_SLOPE = 0.03;

/** Rows of a picture, ink and paper still to be told apart. */
export function rowsOfPicture(pixels: Pixels): PieceRow[] {
  const { raster, slope } = inkFromPaper(pixels);
  const scale = Math.ceil(pixels.width / raster.width);
  return rowsOfRaster(raster, slope).map((row) => ({
    ...row,
    digitBox: (from, to) => enlarge(row.digitBox(from, to), scale),
  }));
}

/**
 * Rows of inked components, each cut into pieces where it may be more than one digit. Rows that rise or fall are made
 * level first.
 *
 * @param slope Of the rows; `null` where only the components tell.
 */
export function rowsOfRaster(raster: Raster, slope: number | null = null): PieceRow[] {
  const found = findInkedRows(raster);
  const turn = slope ?? found.slope;
  if (Math.abs(turn) < MIN_SLOPE) return found.rows.map((row) => cutRow(found, row, (x, y) => [x, y]));
  const { raster: level, toOriginal } = straightenRaster(raster, turn);
  const leveled = findInkedRows(level);
  return leveled.rows.map((row) => cutRow(leveled, row, toOriginal));
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

function cutRow(
  inked: InkedRows,
  { members, height }: Row,
  toOriginal: (x: number, y: number) => readonly [number, number],
): PieceRow {
  const pieces = members
    .flatMap((member) => cutComponent(cropComponent(inked.raster, inked, inked.kept[member]), height))
    .sort((a, b) => centerX(a.box) - centerX(b.box));
  return {
    pieces,
    height,
    digitImage: (from, to) => normalizeDigit(joinPieces(pieces.slice(from, to))),
    digitBox: (from, to) => originalBox(pieces.slice(from, to), toOriginal),
  };
}

/** The box of the pieces' ink before the raster was turned. */
function originalBox(
  pieces: readonly RasterPiece[],
  toOriginal: (x: number, y: number) => readonly [number, number],
): DigitBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box, raster } of pieces) {
    for (let y = 0, i = 0; y < box.height; y++) {
      for (let x = 0; x < box.width; x++, i++) {
        if (raster.ink[i] < EDGE_INK) continue;
        const [oldX, oldY] = toOriginal(box.left + x + 0.5, box.top + y + 0.5);
        left = Math.min(left, oldX - 0.5);
        right = Math.max(right, oldX + 0.5);
        top = Math.min(top, oldY - 0.5);
        bottom = Math.max(bottom, oldY + 0.5);
      }
    }
  }
  return { left, top, width: right - left, height: bottom - top };
}

function enlarge({ left, top, width, height }: DigitBox, scale: number): DigitBox {
  return { left: left * scale, top: top * scale, width: width * scale, height: height * scale };
}

function centerX({ left, width }: DigitBox): number {
  return left + width / 2;
}

function cropComponent(
  { width, ink }: Raster,
  { components, labels }: InkComponents,
  index: number,
): { readonly raster: Raster; readonly box: DigitBox } {
  const { box } = components[index];
  const own = new Float32Array(box.width * box.height);
  for (let y = 0, i = 0; y < box.height; y++) {
    const start = (box.top + y) * width + box.left;
    for (let x = 0; x < box.width; x++, i++) if (labels[start + x] === index + 1) own[i] = ink[start + x];
  }
  return { raster: { width: box.width, height: box.height, ink: own }, box };
}

function cutComponent(
  { raster, box }: { readonly raster: Raster; readonly box: DigitBox },
  digitHeight: number,
): RasterPiece[] {
  const cuts =
    box.width < MIN_CUT_WIDTH * digitHeight
      ? []
      : findCuts(raster, { spacing: CUT_SPACING * digitHeight, maxInk: MAX_CUT_INK * digitHeight });
  const pieces: RasterPiece[] = [];
  for (let k = 0; k <= cuts.length; k++) {
    const own = new Float32Array(raster.ink.length);
    let [left, right, top, bottom] = [raster.width, -1, raster.height, -1];
    for (let y = 0, i = 0; y < raster.height; y++) {
      for (let x = 0; x < raster.width; x++, i++) {
        if (raster.ink[i] === 0) continue;
        const numLeft = cuts.reduce((count, { columns }) => (columns[y] <= x ? count + 1 : count), 0);
        if (numLeft !== k) continue;
        own[i] = raster.ink[i];
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
    }
    if (right < 0) continue;
    const part = { left, top, width: right - left + 1, height: bottom - top + 1 };
    pieces.push({
      box: { ...part, left: box.left + left, top: box.top + top },
      raster: crop({ ...raster, ink: own }, part),
      turn: null,
      cut: k === 0 ? null : cuts[k - 1].ink / digitHeight,
    });
  }
  return pieces;
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
