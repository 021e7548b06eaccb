/**
 * Linear regression of the ten one-hot labels on the pixels and a constant: the best that a linear function can do by
 * least squares, without any step of gradient descent.
 */
export interface LeastSquaresModel {
  readonly classical: 'leastSquares';
}

/** A support vector machine with the kernel K(x, z) = exp(−gamma · ‖x − z‖²), one against one. */
export interface SvmModel {
  readonly classical: 'svm';
  /** Training images that it learns from, the first ones: its time grows with about their square. */
  readonly numImages: number;
  /** C, what an image on the wrong side costs. */
  readonly cost: number;
  /** Of the kernel, for pixels from 0 to 1. */
  readonly gamma: number;
}

/** A model that is not trained by steps: no seed, no epochs, no optimizer. */
export type ClassicalModel = LeastSquaresModel | SvmModel;
