import type { OptimizerSpec } from '@raqam/artifact';
import {
  adadeltaRates,
  adagradRates,
  adamaxRates,
  adamRates,
  emitAdadelta,
  emitAdagrad,
  emitAdam,
  emitAdamax,
  emitMomentum,
  emitRmsprop,
  emitSgd,
  momentumRates,
  rmspropRates,
  sgdRates,
  type UpdateHandle,
} from '@raqam/kernels';
import type { ModuleBuilder } from '@raqam/kernels/assembler';

/** An optimizer as the compiler needs it. */
export interface OptimizerRule {
  /** What it remembers of each weight, at most two things. */
  readonly states: readonly { readonly name: string; readonly initialValue: number }[];
  /** Emits the update of some weights. */
  readonly emit: (module: ModuleBuilder) => UpdateHandle;
  /** What the update reads at step `t`, counted from 1. */
  readonly rates: (learningRate: number, t: number) => readonly number[];
}

/** The rule of an optimizer; the names of what it remembers are those of checkpoints. */
export function optimizerRule(spec: OptimizerSpec): OptimizerRule {
  switch (spec.type) {
    case 'sgd':
      if (spec.momentum === 0) return { states: [], emit: emitSgd, rates: sgdRates };
      return {
        states: [{ name: 'momentum', initialValue: 0 }],
        emit: (module) => emitMomentum(module, spec),
        rates: momentumRates,
      };
    case 'adagrad':
      return {
        states: [{ name: 'accumulator', initialValue: spec.initialAccumulatorValue }],
        emit: (module) => emitAdagrad(module, spec),
        rates: adagradRates,
      };
    case 'adadelta':
      return {
        states: [
          { name: 'accumulated_gradient', initialValue: 0 },
          { name: 'accumulated_update', initialValue: 0 },
        ],
        emit: (module) => emitAdadelta(module, spec),
        rates: adadeltaRates,
      };
    case 'rmsprop':
      return {
        states: [{ name: 'mean_square', initialValue: 0 }],
        emit: (module) => emitRmsprop(module, spec),
        rates: rmspropRates,
      };
    case 'adam':
      return {
        states: [
          { name: 'momentum', initialValue: 0 },
          { name: 'mean_square', initialValue: 0 },
        ],
        emit: (module) => emitAdam(module, spec),
        rates: (learningRate, t) => adamRates(spec, learningRate, t),
      };
    case 'adamax':
      return {
        states: [
          { name: 'momentum', initialValue: 0 },
          { name: 'infinity_norm', initialValue: 0 },
        ],
        emit: (module) => emitAdamax(module, spec),
        rates: (learningRate, t) => adamaxRates(spec, learningRate, t),
      };
  }
}
