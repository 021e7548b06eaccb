import type { FunctionHandle } from '../assembler/index.ts';

/** See {@link UpdateHandle}. */
export const UPDATE_PARAMETERS = {
  numValues: 'i32',
  weights: 'i32',
  gradients: 'i32',
  state0: 'i32',
  state1: 'i32',
  rates: 'i32',
} as const;

/**
 * An optimizer's step. All have the same parameters: `numValues`, any; addresses of f32 [numValues]: `weights`, changed;
 * `gradients`, read; `state0` and `state1`, what the rule remembers, changed; a rule that remembers less leaves them
 * alone. `rates`: address of the f32 that the optimizer's function `…Rates` gave for this step. Each operation is
 * rounded to f32. What decays from step to step and has come below 2^−100 in magnitude counts as 0: see `TINY`.
 */
export type UpdateHandle = FunctionHandle<typeof UPDATE_PARAMETERS, 'none'>;
