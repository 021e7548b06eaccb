/**
 * The 28×28 contract by name and number. A saved model carries `id` and `version`; a reader refuses a model whose own
 * differ, since its weights were trained on images made by other rules. Any change of a bit in {@link normalizeDigit}'s
 * results is a new `version`.
 */
export const DIGIT_CONTRACT = {
  id: 'digit-28x28',
  version: 1,
  /** Width and height of the image, in pixels. */
  size: 28,
  /** Long side of the ink box, in pixels. */
  box: 20,
  /** The pixel index, across and down, to which the center of mass is moved. MNIST has it there. */
  center: 14,
  /** Every pixel is `Math.fround(k / levels)` for a whole k from 0 to `levels`: a u8 data set holds it without loss. */
  levels: 255,
} as const;
