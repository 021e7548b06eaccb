/** MNIST is not at hand, and the visitor has not yet been asked whether another host may be. */
export class DigitsMissingError extends Error {
  override readonly name = 'DigitsMissingError';
}
