import {
  type FunctionBuilder,
  f32,
  f32x4,
  i32x4,
  type Local,
  loadLanes,
  storeLanes,
  type Vector,
  v128,
} from '../assembler/index.ts';
import { forEachTile } from './for-each-tile.ts';
import type { EmittedLossRow } from './loss.ts';

/** Up to four outputs of a row, while the code runs. */
interface EmittedOutputs {
  readonly output: Local<'v128'>;
  /** What they should be. */
  readonly target: Local<'v128'>;
  /** What stands where their gradients will be written. */
  readonly loadGradient: () => Vector;
}

/**
 * Emits a loss of one row that is a sum over its outputs, each compared with its own target.
 *
 * @param compute Gives the outputs' terms of the sum, and their gradients.
 * @returns The sum of the terms, outputs ascending.
 */
export function sumOverTargets(
  f: FunctionBuilder,
  numOutputs: number,
  { outputs, gradient, targets }: EmittedLossRow,
  compute: (outputs: EmittedOutputs) => { readonly terms: Vector; readonly gradient: Vector },
): Local<'f32'> {
  const sum = f.let('sum', f32.const(0));
  const target = prepareTargets(f, numOutputs, targets);
  const arrays = [outputs, gradient, ...(targets.kind === 'values' ? [targets.values] : [])];
  forEachTile(f, numOutputs, 1, arrays, ([{ numLanes }], [tileOutputs, tileGradient, tileTargets]) => {
    const computed = compute({
      output: f.let('output', loadLanes(tileOutputs, numLanes)),
      target: f.let('target', target(tileTargets, numLanes)),
      loadGradient: () => loadLanes(tileGradient, numLanes),
    });
    const terms = f.let('terms', computed.terms);
    for (let lane = 0; lane < numLanes; lane++) f.set(sum, f32.add(sum, f32x4.extractLane(terms, lane)));
    const gradients = f.let('gradients', computed.gradient);
    for (const store of storeLanes(tileGradient, gradients, numLanes)) f.do(store);
  });
  return sum;
}

/** @returns Emits what the next outputs should be, going through the row tile by tile. */
function prepareTargets(
  f: FunctionBuilder,
  numOutputs: number,
  targets: EmittedLossRow['targets'],
): (tileTargets: Local<'i32'>, numLanes: number) => Vector {
  if (targets.kind === 'values') return loadLanes;
  const labels = f.let('labels', i32x4.splat(targets.label));
  const ofLabel = f.let('ofLabel', f32x4.const(targets.labelTarget));
  const ofOthers = f.let('ofOthers', f32x4.splat(targets.otherTarget));
  const classes = f.let('classes', numOutputs === 1 ? i32x4.const(1, 1, 1, 1) : i32x4.const(0, 1, 2, 3));
  return () => {
    const isLabel = f.let('isLabel', i32x4.eq(classes, labels));
    f.set(classes, i32x4.add(classes, i32x4.const(4, 4, 4, 4)));
    return v128.bitselect(ofLabel, ofOthers, isLabel);
  };
}
