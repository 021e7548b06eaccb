import {
  type Expression,
  type FunctionBuilder,
  type FunctionHandle,
  f32,
  i32,
  type Local,
  type ModuleBuilder,
  select,
} from '../assembler/index.ts';
import { labelTargets } from '../reference/label-targets.ts';

/** What a loss is emitted for. */
export interface LossOpShape {
  readonly numOutputs: number;
  /** As `LossShape` has it. @default 0 */
  readonly labelSmoothing?: number;
  /** Whether targets take the place of what labels say; without them their address is not used. @default false */
  readonly softTargets?: boolean;
}

const PARAMS = {
  numRows: 'i32',
  outputs: 'i32',
  labels: 'i32',
  targets: 'i32',
  classWeights: 'i32',
  scale: 'f32',
  gradient: 'i32',
  losses: 'i32',
  correct: 'i32',
} as const;

/**
 * A loss: counts rows, and else addresses of what `LossArguments` describes. `gradient` must not overlap `outputs`.
 */
export type LossHandle = FunctionHandle<typeof PARAMS, 'none'>;

/** One row, while the code runs. */
export interface EmittedLossRow {
  /** Address of its first output. */
  readonly outputs: Local<'i32'>;
  /** Address of its first gradient. */
  readonly gradient: Local<'i32'>;
  /** What the outputs should be. */
  readonly targets: EmittedTargets;
  /** scale · weight. */
  readonly factor: Local<'f32'>;
}

/** What a row's outputs should be, while the code runs: values in memory, or what its label says. */
type EmittedTargets =
  | {
      readonly kind: 'values';
      /** Address of the first. */
      readonly values: Local<'i32'>;
    }
  | {
      readonly kind: 'label';
      readonly label: Local<'i32'>;
      /** What the label's output should be. */
      readonly labelTarget: number;
      /** What each other output should be. */
      readonly otherTarget: Local<'f32'>;
    };

/**
 * Emits a loss's walk over its rows, as `forEachLossRow` on arrays.
 *
 * @param prepare Is called before the loop over rows; what it gives emits a row's gradient and gives its loss.
 */
export function emitLoss(
  module: ModuleBuilder,
  name: string,
  { labelSmoothing = 0, numOutputs, softTargets = false }: LossOpShape,
  prepare: (f: FunctionBuilder) => (row: EmittedLossRow) => Expression<'f32'>,
): LossHandle {
  const numClasses = Math.max(2, numOutputs);
  const ofLabels = labelTargets({ labelSmoothing, numOutputs });
  const key = `${name}_${numOutputs}_${softTargets ? 'targets' : labelSmoothing}`;
  return module.sharedFunction(key, PARAMS, 'none', (f, params) => {
    const { numRows, outputs, labels, targets, classWeights, scale, gradient, losses, correct } = params;
    const emitRow = prepare(f);
    f.for('row', { to: numRows }, () => {
      const label = f.let('label', i32.load8U(labels));
      const isClass = f.let('isClass', i32.ltU(label, numClasses));
      const classWeight = f32.load(i32.add(classWeights, i32.shl(select(label, i32.const(0), isClass), 2)));
      const weight = f.let('weight', select(classWeight, f32.const(1), isClass));
      const emitTargets = (): EmittedTargets => {
        if (softTargets) return { kind: 'values', values: targets };
        const otherTarget = select(f32.const(ofLabels.other), f32.const(ofLabels.none), isClass);
        return { kind: 'label', label, labelTarget: ofLabels.label, otherTarget: f.let('otherTarget', otherTarget) };
      };
      f.do(i32.store8(correct, i32.eq(emitPrediction(f, numOutputs, outputs), label)));
      const factor = f.let('factor', f32.mul(scale, weight));
      const loss = emitRow({ outputs, gradient, targets: emitTargets(), factor });
      f.do(f32.store(losses, f32.mul(weight, loss)));
      f.advance(outputs, 4 * numOutputs);
      f.advance(gradient, 4 * numOutputs);
      f.advance(labels, 1);
      if (softTargets) f.advance(targets, 4 * numOutputs);
      f.advance(losses, 4);
      f.advance(correct, 1);
    });
  });
}

/** The number of the greatest output, the first of equals; of a single output, whether it is above ½. */
function emitPrediction(f: FunctionBuilder, numOutputs: number, outputs: Local<'i32'>): Expression<'i32'> {
  const greatest = f.let('greatest', f32.load(outputs));
  if (numOutputs === 1) return f32.gt(greatest, f32.const(0.5));
  const prediction = f.let('prediction', i32.const(0));
  f.for('c', { from: 1, to: numOutputs }, (c) => {
    const output = f.let('output', f32.load(i32.add(outputs, i32.shl(c, 2))));
    const isGreater = f.let('isGreater', f32.gt(output, greatest));
    f.set(greatest, select(output, greatest, isGreater));
    f.set(prediction, select(c, prediction, isGreater));
  });
  return prediction;
}
