/** What an optimizer remembers of each weight. */
interface RememberedState {
  /** Lower case, for example `momentum`. */
  readonly name: string;
  readonly initialValue: number;
}

/**
 * How an optimizer changes weights, without the memory itself. Each rule computes in doubles and rounds what it stores
 * to f32; value by value there are only additions, products, quotients and square roots, which all machines round alike.
 */
export interface UpdateRule {
  /** In the order in which `update` takes them. */
  readonly states: readonly RememberedState[];
  /**
   * Changes one tensor's weights, and what is remembered of them, in place.
   *
   * @param weights f32, any length n.
   * @param gradients Of the loss by these weights, [n].
   * @param states One array [n] for each of `this.states`.
   * @param learningRate Of this step.
   * @param t Number of this step, from 1.
   */
  update(
    weights: Float32Array,
    gradients: Float32Array,
    states: readonly Float32Array[],
    learningRate: number,
    t: number,
  ): void;
}
