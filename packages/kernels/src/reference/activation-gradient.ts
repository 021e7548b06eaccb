import type { ActivationFunction } from '../activation-function.ts';
import { checkLength } from '../check-length.ts';

const { fround } = Math;

/**
 * Gradient of an activation of single values from its result y, which costs less than from x:
 *
 * - `linear` dx = dy
 * - `relu` dy where y > 0, else 0
 * - `leakyRelu` dy where y > 0, else slope · dy
 * - `sigmoid` dy · (y · (1 − y))
 * - `tanh` dy · (1 − y²)
 * - `scaledTanh` dy · (amplitude · slope − slope / amplitude · y²)
 *
 * @param y   What the activation gave, any shape.
 * @param dy  Gradient at y, the same number of values.
 * @param dx  Overwritten, the same number of values; may be `dy`.
 * @throws {ShapeError} `activationGradient: dx holds 10 values; its shape [128] needs 128. …`
 * Each operation is rounded to f32, and so are the two constants of `scaledTanh`.
 * Cost: at most four operations a value, no allocation.
 */
export function activationGradient(
  y: Float32Array,
  dy: Float32Array,
  activation: ActivationFunction,
  dx: Float32Array,
): void {
  checkLength('activationGradient: dy', dy, [y.length]);
  checkLength('activationGradient: dx', dx, [y.length]);
  const gradient = createGradient(activation);
  for (let i = 0; i < y.length; i++) dx[i] = gradient(y[i], dy[i]);
}

function createGradient(activation: ActivationFunction): (y: number, dy: number) => number {
  switch (activation) {
    case 'linear':
      return (_, dy) => dy;
    case 'relu':
      return (y, dy) => (y > 0 ? dy : 0);
    case 'sigmoid':
      return (y, dy) => dy * fround(y * fround(1 - y));
    case 'tanh':
      return (y, dy) => dy * fround(1 - fround(y * y));
  }
  if (activation.type === 'leakyRelu') {
    const slope = fround(activation.slope);
    return (y, dy) => (y > 0 ? dy : slope * dy);
  }
  const atZero = fround(activation.slope * activation.amplitude);
  const fall = fround(activation.slope / activation.amplitude);
  return (y, dy) => dy * fround(atZero - fround(fall * fround(y * y)));
}
