import { initializeXor, traceXorStep, type XorState } from '@raqam/model';

/** The state that was asked for last: the next one mostly lies a few steps behind it. */
let last: { readonly seed: number; readonly state: XorState } | null = null;

/**
 * Where the network that learns XOR stands after some steps.
 *
 * @param seed A whole number from 0.   @param numSteps A whole number from 0.
 */
export function xorStateAfter(seed: number, numSteps: number): XorState {
  let state = last !== null && last.seed === seed && last.state.numSteps <= numSteps ? last.state : initializeXor(seed);
  while (state.numSteps < numSteps) state = traceXorStep(state).state;
  last = { seed, state };
  return state;
}
