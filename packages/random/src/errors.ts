/** An argument of a random draw lies outside what the generator can count. */
export class RandomArgumentError extends RangeError {
  override readonly name = 'RandomArgumentError';
}
