import {
  type FunctionBuilder,
  f32x4,
  i32,
  type Local,
  loadLanes,
  shuffleLanes,
  storeLanes,
  type Vector,
} from '../assembler/index.ts';
import type { ImageShape } from './image-shape.ts';

/** Four values of neighbouring places of a row, or at its end fewer, and which of them have a neighbour in the row. */
interface Group {
  readonly numLanes: number;
  /** How many, the last ones, have a pixel to the left. */
  readonly numWithLeft: number;
  /** How many, the first ones, have a pixel to the right. */
  readonly numWithRight: number;
}

/** What is computed from each 3×3 window. */
export interface Window3x3 {
  /** From a pixel and those beside it; each is used once. */
  readonly alongRow: (left: Vector, middle: Vector, right: Vector) => Vector;
  /** From what was computed in three rows, and the pixel in the middle. */
  readonly alongColumn: (rows: readonly [Vector, Vector, Vector], pixel: Local<'v128'>) => Vector;
}

/**
 * Emits y = window(x) for one image, where pixels outside of the image are 0. Columns are walked down four values at a
 * time, so that each row is computed once and stays in variables for three windows.
 *
 * @param x Address of the image.   @param y Address of the result; not x. Both stay as they are.
 */
export function forEachWindow3x3(
  f: FunctionBuilder,
  { height, numChannels, width }: ImageShape,
  { x, y }: { readonly x: Local<'i32'>; readonly y: Local<'i32'> },
  { alongColumn, alongRow }: Window3x3,
): void {
  const rowLength = width * numChannels;
  const rowBytes = 4 * rowLength;
  const zero = f32x4.const(0);
  const column = f.let('column', i32.const(0));
  const address = f.local('i32', 'address');
  const target = f.local('i32', 'target');
  const [above, here, below] = ['above', 'here', 'below'].map((name) => f.local('v128', name));
  const [pixel, nextPixel] = ['pixel', 'nextPixel'].map((name) => f.local('v128', name));

  const walkDown = ({ numLanes, numWithLeft, numWithRight }: Group) => {
    const left = () => {
      if (numWithLeft === 0) return zero;
      if (numWithLeft === numLanes) return loadLanes(i32.sub(address, 4 * numChannels), numLanes);
      // The row's first pixels, moved to where their right neighbours are.
      const first = loadLanes(i32.sub(address, column), numWithLeft);
      const numWithout = numLanes - numWithLeft;
      const lanes = [0, 1, 2, 3].map((lane) => (lane < numWithout ? lane : 4 + lane - numWithout));
      return shuffleLanes(zero, first, lanes as [number, number, number, number]);
    };
    const loadRow = () => {
      f.set(nextPixel, loadLanes(address, numLanes));
      const right = numWithRight === 0 ? zero : loadLanes(address, numWithRight, 4 * numChannels);
      f.set(below, alongRow(left(), nextPixel, right));
      f.advance(address, rowBytes);
    };
    const step = (next: () => void) => {
      f.set(above, here);
      f.set(here, below);
      f.set(pixel, nextPixel);
      next();
      const result = f.let('result', alongColumn([above, here, below], pixel));
      for (const store of storeLanes(target, result, numLanes)) f.do(store);
      f.advance(target, rowBytes);
    };
    f.set(address, i32.add(x, column));
    f.set(target, i32.add(y, column));
    f.set(here, zero);
    loadRow();
    f.for('i', { to: height - 1 }, () => step(loadRow));
    step(() => f.set(below, zero));
    f.advance(column, 16);
  };
  for (const { count, group } of groupsOf(rowLength, numChannels)) f.for('j', { to: count }, () => walkDown(group));
}

/** Groups of a row from left to right, neighbours that are alike counted together. */
function groupsOf(
  rowLength: number,
  numChannels: number,
): readonly { readonly group: Group; readonly count: number }[] {
  const runs: { readonly group: Group; count: number }[] = [];
  for (let start = 0; start < rowLength; start += 4) {
    const numLanes = Math.min(4, rowLength - start);
    const within = (count: number) => Math.min(Math.max(count, 0), numLanes);
    const group = {
      numLanes,
      numWithLeft: within(start + numLanes - numChannels),
      numWithRight: within(rowLength - numChannels - start),
    };
    const last = runs.at(-1);
    const isAlike =
      last?.group.numLanes === numLanes &&
      last.group.numWithLeft === group.numWithLeft &&
      last.group.numWithRight === group.numWithRight;
    if (isAlike) last.count += 1;
    else runs.push({ group, count: 1 });
  }
  return runs;
}
