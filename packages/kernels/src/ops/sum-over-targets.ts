import {
  type FunctionBuilder,
  f32,
  f32x4,
  i32x4,
  type Local,
  loadLanes,
  storeLanes,
  type Vector,
} from '../assembler/index.ts';
import { forEachTile } from './for-each-tile.ts';
import type { EmittedLossRow } from './loss.ts';

/**
 * Emits a loss of one row that is a mean over its outputs, each compared with its own target.
 *
 * @param compute Gives for up to four outputs their terms of the sum, and their gradients; `isTarget` has all bits set
 *   where the label is that of the output, with a single output where it is 1.
 * @returns The sum of the terms, outputs ascending.
 */
export function sumOverTargets(
  f: FunctionBuilder,
  numOutputs: number,
  { outputs, gradient, label }: EmittedLossRow,
  compute: (output: Local<'v128'>, isTarget: Local<'v128'>) => { readonly terms: Vector; readonly gradient: Vector },
): Local<'f32'> {
  const sum = f.let('sum', f32.const(0));
  const labels = f.let('labels', i32x4.splat(label));
  const classes = f.let('classes', numOutputs === 1 ? i32x4.const(1, 1, 1, 1) : i32x4.const(0, 1, 2, 3));
  forEachTile(f, numOutputs, 1, [outputs, gradient], ([{ numLanes }], [tileOutputs, tileGradient]) => {
    const output = f.let('output', loadLanes(tileOutputs, numLanes));
    const isTarget = f.let('isTarget', i32x4.eq(classes, labels));
    const computed = compute(output, isTarget);
    const terms = f.let('terms', computed.terms);
    for (let lane = 0; lane < numLanes; lane++) f.set(sum, f32.add(sum, f32x4.extractLane(terms, lane)));
    const gradients = f.let('gradients', computed.gradient);
    for (const store of storeLanes(tileGradient, gradients, numLanes)) f.do(store);
    f.set(classes, i32x4.add(classes, i32x4.const(4, 4, 4, 4)));
  });
  return sum;
}
