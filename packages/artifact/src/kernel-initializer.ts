/**
 * How the first weights of a layer are drawn, by the names and with the defaults of Keras 3. Biases start at 0.
 *
 * `varianceScaling` is Keras's `VarianceScaling()`: a truncated normal with scale 1 over the fan-in. With the same
 * distribution and mode `lecunNormal` is its other name; both exist so that a specification says what its source says.
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
] as const;
