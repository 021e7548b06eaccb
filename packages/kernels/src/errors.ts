/** An array does not hold as many values as the sizes given with it need, or a size is none. */
export class ShapeError extends RangeError {
  override readonly name = 'ShapeError';
}
