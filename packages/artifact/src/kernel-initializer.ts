/**
 * How the first weights of a layer are drawn. Biases start at 0.
 *
 * By the names and with the defaults of Keras 3: `zeros`, `ones`, `glorotNormal`, `glorotUniform`, `heNormal`,
 * `heUniform`, `lecunNormal`, `lecunUniform`, and `varianceScaling`, which is Keras's `VarianceScaling()`: a truncated
 * normal with scale 1 over the fan-in. With the same distribution and mode `lecunNormal` is its other name; both exist
 * so that a specification says what its source says.
 *
 * And the two of LeNet-5:
 *
 * - `fanInUniform` even between ±2.4 / fan-in
 * - `digitCodes` drawn by nobody: ten fixed columns of +1 and −1, each a digit's picture of 7×12 pixels, row by row.
 *   Only for a dense layer from 84 features to 10 units.
 *
 * They are initializers like the others, rather than something that the author of the first weights knows about one
 * network's name, because a run must be repeatable from its specification alone, and a free specification may use them.
 *
 * @see LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition" (1998), section II.B,
 *   figure 3 (the codes) and appendix A (±2.4 / fan-in).
 */
export type KernelInitializer = (typeof KERNEL_INITIALIZERS)[number];

/** Every {@link KernelInitializer}. */
export const KERNEL_INITIALIZERS = [
  'zeros',
  'ones',
  'glorotNormal',
  'glorotUniform',
  'heNormal',
  'heUniform',
  'lecunNormal',
  'lecunUniform',
  'varianceScaling',
  'fanInUniform',
  'digitCodes',
] as const;
