/** A model that reads no digits: its inputs are not digit images, or its outputs not ten probabilities. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** What was passed is no drawing: neither pen strokes nor pixels, or pixels that cannot be read. */
export class DrawingError extends TypeError {
  override readonly name = 'DrawingError';
}
