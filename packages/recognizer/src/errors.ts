/** A model that reads no digits: its inputs are not digit images, or its outputs not ten probabilities. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** What was passed is neither pen strokes nor pixels. */
export class DrawingError extends TypeError {
  override readonly name = 'DrawingError';
}
