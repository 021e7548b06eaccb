import type { GradientClipping } from '@raqam/artifact';

/**
 * Keeps gradients small, in place; formulas at {@link GradientClipping}. Norms are doubles, summed in order.
 *
 * @param gradients Of each trainable tensor, in the order of the specification.
 */
export function clipGradients({ threshold, type }: GradientClipping, gradients: readonly Float32Array[]): void {
  switch (type) {
    case 'value':
      for (const values of gradients) {
        for (let i = 0; i < values.length; i++) values[i] = Math.min(threshold, Math.max(-threshold, values[i]));
      }
      break;
    case 'norm':
      for (const values of gradients) scaleTo(threshold, [values]);
      break;
    case 'globalNorm':
      scaleTo(threshold, gradients);
  }
}

/** Multiplies by one number, so that the norm of all together is at most `threshold`. */
function scaleTo(threshold: number, gradients: readonly Float32Array[]): void {
  let squares = 0;
  for (const values of gradients) for (const value of values) squares += value * value;
  const norm = Math.sqrt(squares);
  if (norm <= threshold) return;
  const factor = threshold / norm;
  for (const values of gradients) for (let i = 0; i < values.length; i++) values[i] *= factor;
}
