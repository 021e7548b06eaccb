import { type FunctionBuilder, i32, type Local, select } from '../assembler/index.ts';
import type { Size2d, SlidingWindow } from '../sliding-window.ts';
import { type Conv2dTile, numPixelsInRegisters } from './conv2d-tile.ts';

/** What the outputs of a convolution depend on. */
export interface Conv2dOutputs {
  readonly window: SlidingWindow;
  readonly numChannels: number;
  readonly numFilters: number;
  /** 1×1: not pooled. */
  readonly poolSize: Size2d;
}

/** An output of a tile. */
export interface Conv2dTileOutput {
  /** How many values of y its first filter comes behind that of the tile's first output. */
  readonly target: number;
  /** Of each position of its pool window: how many values of x the window begins behind that of the tile's first. */
  readonly sources: readonly number[];
}

/** Rows and columns of y, the pool's windows where there is one. */
export function conv2dOutputSize({ poolSize, window }: Conv2dOutputs): Size2d {
  const [height, width] = window.outputSize;
  return [Math.floor(height / poolSize[0]), Math.floor(width / poolSize[1])];
}

/** The outputs of a tile, row by row. */
export function conv2dTileOutputs(op: Conv2dOutputs, tile: Conv2dTile): readonly Conv2dTileOutput[] {
  const { numChannels, numFilters, poolSize, window } = op;
  const [, width] = conv2dOutputSize(op);
  return positions([tile.numRows, tile.numColumns]).map(([row, column]) => ({
    target: (row * width + column) * numFilters,
    sources: positions(poolSize).map(([m, n]) => {
      const p = (row * poolSize[0] + m) * window.strides[0];
      const q = (column * poolSize[1] + n) * window.strides[1];
      return (p * window.inputSize[1] + q) * numChannels;
    }),
  }));
}

/** Some positions of the pool windows of a tile. */
export interface Conv2dTilePart {
  /** The first of them. */
  readonly first: number;
  /** Their places in x, [output][position]. */
  readonly sources: readonly (readonly number[])[];
}

/** All positions at once, or in equal parts where their sums would not have room in the registers. */
export function conv2dTileParts(outputs: readonly Conv2dTileOutput[], numVectors: number): readonly Conv2dTilePart[] {
  const numPositions = outputs[0].sources.length;
  const numParts = Math.ceil(numPositions / numPixelsInRegisters(numVectors));
  const partLength = Math.ceil(numPositions / numParts);
  return Array.from({ length: Math.ceil(numPositions / partLength) }, (_, part) => ({
    first: part * partLength,
    sources: outputs.map(({ sources }) => sources.slice(part * partLength, (part + 1) * partLength)),
  }));
}

/**
 * Emits a walk over the outputs of one image, tile by tile. Where rows or columns do not come out even, the last tile
 * overlaps the one before.
 *
 * @param body Emits one tile: the value of x at which its first window begins, the value of y at which its first output
 *   stands, both counted from the image's first.
 */
export function forEachConv2dTile(
  f: FunctionBuilder,
  op: Conv2dOutputs,
  tile: Conv2dTile,
  body: (source: Local<'i32'>, target: Local<'i32'>) => void,
): void {
  const { numChannels, numFilters, poolSize, window } = op;
  const [height, width] = conv2dOutputSize(op);
  const columnValues = poolSize[1] * window.strides[1] * numChannels;
  const rowValues = poolSize[0] * window.strides[0] * window.inputSize[1] * numChannels;
  forEachTile(f, 'row', height, tile.numRows, (row) => {
    forEachTile(f, 'column', width, tile.numColumns, (column) => {
      const source = f.let('source', i32.add(i32.mul(row, rowValues), i32.mul(column, columnValues)));
      body(source, f.let('target', i32.mul(i32.add(i32.mul(row, width), column), numFilters)));
    });
  });
}

function forEachTile(
  f: FunctionBuilder,
  name: string,
  count: number,
  tileSize: number,
  body: (first: Local<'i32'>) => void,
): void {
  const last = i32.const(count - tileSize);
  f.for(`${name}Tile`, { to: count, step: tileSize }, (first) => {
    body(count % tileSize === 0 ? first : f.let(name, select(first, last, i32.ltS(first, last))));
  });
}

/** Rows and columns of a rectangle, row by row. */
function positions([height, width]: Size2d): readonly Size2d[] {
  return Array.from({ length: height * width }, (_, index) => [Math.floor(index / width), index % width]);
}
