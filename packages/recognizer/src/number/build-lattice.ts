import type { DigitImage } from '@raqam/image';
import { naturalLogarithm } from '@raqam/random';
import type { DigitNetwork } from '../network/digit-network.ts';
import type { LatticeEdge } from './lattice.ts';
import type { DigitBox } from './number-prediction.ts';

/** What is needed of a network. */
export type DigitReader = Pick<DigitNetwork, 'run'>;

/** Ink that is not cut any further. */
export interface Piece {
  readonly box: DigitBox;
  /** Its place in the order of writing; `null` where that is not known. */
  readonly turn: number | null;
  /** Whether a path of it crosses one of the piece before it; false where there are no paths. */
  readonly crosses: boolean;
  /** Ink that was cut through to part it from the piece before it, in digit heights; `null` when there was nothing to cut. */
  readonly cut: number | null;
}

/** The pieces of one row, from left to right. */
export interface PieceRow {
  readonly pieces: readonly Piece[];
  /** How tall its digits are, in the units of the boxes. */
  readonly height: number;
  /** Pieces `from` … `to − 1` as one digit image; `null` where they are no more than a dot. */
  digitImage(from: number, to: number): DigitImage | null;
  /** The box around pieces `from` … `to − 1`, in the units of the drawing. */
  digitBox(from: number, to: number): DigitBox;
}

/** What an edge of the lattice stands on, in this order; of a digit it is followed by {@link LABEL_FEATURES}. Lengths are
 * in digit heights. */
export const EDGE_FEATURES = [
  'logarithm of the greatest probability',
  'logarithm of the other probabilities',
  'wider than tall by',
  'smaller than 0.7 by',
  'taller than 1.3 by',
  'gaps within',
  'overlaps within',
  'gap behind',
  'overlap behind',
  'overlap behind, as a part of the narrower piece',
  'paths that cross behind',
  'paths that cross within',
  'ink cut behind',
  'cut behind',
  'cuts not made within',
  'breaks in the order of writing',
  'dirt',
  'size of the dirt',
] as const;

/** What is weighed for each digit by itself, as some are narrow and some are written in two strokes. */
export const LABEL_FEATURES = ['digit', 'width', 'squared width', 'pieces after the first'] as const;

const NUM_LABELS = 10;
const NUM_FEATURES = EDGE_FEATURES.length + NUM_LABELS * LABEL_FEATURES.length;

/** A digit has at most this many pieces. */
const MAX_PIECES = 8;
/** Several pieces together are at most this wide, in digit heights. */
const MAX_WIDTH = 1.8;
/** A single piece up to this long may be dirt, in digit heights. */
const MAX_DIRT = 0.5;
/** Probabilities below this count as this: none makes a whole row impossible. */
const LEAST_PROBABILITY = 0.05;
/** And doubts smaller than this count as this. */
const LEAST_DOUBT = 0.001;
/** Images that the network reads at once. */
const BATCH_SIZE = 8;
const IMAGE_SIZE = 784;

/** All runs of pieces that may be a digit or dirt, and what the network reads in them. */
export function buildLattice(row: PieceRow, network: DigitReader): LatticeEdge[] {
  const { pieces, height } = row;
  const gaps = gapsBefore(pieces, height);
  const candidates: { from: number; to: number; box: DigitBox; image: DigitImage }[] = [];
  const edges: LatticeEdge[] = [];
  for (let from = 0; from < pieces.length; from++) {
    for (let to = from + 1; to <= Math.min(pieces.length, from + MAX_PIECES); to++) {
      const box = unite(pieces, from, to);
      if (to > from + 1 && box.width > MAX_WIDTH * height) continue;
      const size = Math.max(box.width, box.height) / height;
      const image = row.digitImage(from, to);
      if (to === from + 1 && (size < MAX_DIRT || image === null)) edges.push(dirtEdge(from, size));
      if (image) candidates.push({ from, to, box, image });
    }
  }
  const probabilities = readImages(
    candidates.map(({ image }) => image),
    network,
  );
  for (const [index, { from, to, box }] of candidates.entries()) {
    edges.push(digitEdge(row, gaps, from, to, box, probabilities[index]));
  }
  return edges;
}

/** The box around pieces `from` … `to − 1`. */
export function unite(pieces: readonly Piece[], from: number, to: number): DigitBox {
  let { left, top } = pieces[from].box;
  let right = left;
  let bottom = top;
  for (let i = from; i < to; i++) {
    const { box } = pieces[i];
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.left + box.width);
    bottom = Math.max(bottom, box.top + box.height);
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** Between all that is left of piece i and all that follows it, in digit heights; below 0 where they overlap. */
function gapsBefore(pieces: readonly Piece[], height: number): number[] {
  const lefts = pieces.map(({ box }) => box.left);
  for (let i = lefts.length - 2; i >= 0; i--) lefts[i] = Math.min(lefts[i], lefts[i + 1]);
  let right = Number.NEGATIVE_INFINITY;
  return pieces.map(({ box }, i) => {
    const gap = i === 0 ? 0 : (lefts[i] - right) / height;
    right = Math.max(right, box.left + box.width);
    return Math.min(1, Math.max(-1, gap));
  });
}

function digitEdge(
  { pieces, height }: PieceRow,
  gaps: readonly number[],
  from: number,
  to: number,
  box: DigitBox,
  probabilities: readonly number[],
): LatticeEdge {
  let gapsWithin = 0;
  let overlapsWithin = 0;
  let cutsWithin = 0;
  let crossingsWithin = 0;
  let breaks = 0;
  for (let i = from + 1; i < to; i++) {
    gapsWithin += Math.max(0, gaps[i]);
    overlapsWithin += Math.max(0, -gaps[i]);
    if (pieces[i].cut !== null) cutsWithin++;
    if (pieces[i].crosses) crossingsWithin++;
  }
  const turns = pieces.slice(from, to).flatMap(({ turn }) => (turn === null ? [] : [turn]));
  if (turns.length > 0) breaks = Math.max(...turns) - Math.min(...turns) + 1 - turns.length;
  const behind = to < pieces.length ? gaps[to] : 0;
  const cut = to < pieces.length ? pieces[to].cut : null;
  const greatest = Math.max(...probabilities);
  const size = Math.max(box.width, box.height) / height;
  const features = new Array<number>(NUM_FEATURES).fill(0);
  const common = [
    naturalLogarithm(Math.max(LEAST_PROBABILITY, greatest)),
    naturalLogarithm(Math.max(LEAST_DOUBT, 1 - greatest)),
    Math.max(0, box.width / Math.max(box.height, 0.7 * height) - 1),
    Math.max(0, 0.7 - size),
    Math.max(0, box.height / height - 1.3),
    gapsWithin,
    overlapsWithin,
    Math.max(0, behind),
    Math.max(0, -behind),
    to < pieces.length ? overlapPart(pieces[to - 1].box, pieces[to].box) : 0,
    to < pieces.length && pieces[to].crosses ? 1 : 0,
    Math.min(3, crossingsWithin),
    cut ?? 0,
    cut === null ? 0 : 1,
    cutsWithin,
    Math.min(3, breaks),
  ];
  const width = Math.min(2, box.width / height);
  const byLabel = [1, width, width * width, to - from - 1];
  for (const [i, value] of common.entries()) features[i] = value;
  const first = EDGE_FEATURES.length + probabilities.indexOf(greatest) * LABEL_FEATURES.length;
  for (const [i, value] of byLabel.entries()) features[first + i] = value;
  return { from, to, features, probabilities };
}

/** How much of the narrower of two boxes lies above or below the other. */
function overlapPart(a: DigitBox, b: DigitBox): number {
  const common = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const narrower = Math.min(a.width, b.width);
  if (common < 0) return 0;
  return narrower > 0 ? common / narrower : 1;
}

function dirtEdge(from: number, size: number): LatticeEdge {
  const features = new Array<number>(NUM_FEATURES).fill(0);
  features[EDGE_FEATURES.indexOf('dirt')] = 1;
  features[EDGE_FEATURES.indexOf('size of the dirt')] = Math.min(2, size);
  return { from, to: from + 1, features, probabilities: null };
}

function readImages(images: readonly DigitImage[], network: DigitReader): number[][] {
  const readings: number[][] = [];
  for (let start = 0; start < images.length; start += BATCH_SIZE) {
    const batch = images.slice(start, start + BATCH_SIZE);
    const input = new Float32Array(batch.length * IMAGE_SIZE);
    for (const [i, { ink }] of batch.entries()) input.set(ink, i * IMAGE_SIZE);
    const output = Array.from(network.run(input));
    for (let i = 0; i < batch.length; i++) readings.push(output.slice(10 * i, 10 * i + 10));
  }
  return readings;
}
