/**
 * Where a perceptron of two inputs changes its answer: w₀ + w₁·x₁ + w₂·x₂ = 0.
 *
 * - `sloped` x₂ = slope · x₁ + intercept
 * - `vertical` x₁ = at
 * - `none` both weights are 0: it gives one answer everywhere
 */
export type DecisionLine =
  | { readonly kind: 'sloped'; readonly slope: number; readonly intercept: number }
  | { readonly kind: 'vertical'; readonly at: number }
  | { readonly kind: 'none' };

/** The line of a perceptron with the weights (bias, w₁, w₂). */
export function decisionLine([bias, w1, w2]: readonly [bias: number, w1: number, w2: number]): DecisionLine {
  // 0 − x rather than −x, so that no line has the slope −0.
  if (w2 !== 0) return { kind: 'sloped', slope: 0 - w1 / w2, intercept: 0 - bias / w2 };
  if (w1 !== 0) return { kind: 'vertical', at: 0 - bias / w1 };
  return { kind: 'none' };
}
