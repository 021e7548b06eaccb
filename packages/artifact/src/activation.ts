/**
 * The function applied to a layer's sums, by its Keras name.
 *
 * - `linear` x
 * - `relu` max(0, x)
 * - `leakyRelu` x where x ≥ 0, else {@link LEAKY_RELU_SLOPE} · x
 * - `sigmoid` 1 / (1 + e^−x)
 * - `tanh` hyperbolic tangent
 * - `scaledTanh` A · tanh(S · x) with the constants {@link SCALED_TANH}
 * - `softmax` e^(x_i) / Σ e^(x_j) over the last axis
 */
export type Activation = (typeof ACTIVATIONS)[number];

/** Every {@link Activation}. */
export const ACTIVATIONS = ['linear', 'relu', 'leakyRelu', 'sigmoid', 'tanh', 'scaledTanh', 'softmax'] as const;

/** The slope of `leakyRelu` below 0, as Keras 3's `leaky_relu` has it. */
export const LEAKY_RELU_SLOPE = 0.2;

/**
 * The constants of `scaledTanh`: f(±1) = ±1, and |f″| is greatest there.
 * @see LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition" (1998), appendix A.
 */
export const SCALED_TANH = { amplitude: 1.7159, slope: 2 / 3 } as const;
