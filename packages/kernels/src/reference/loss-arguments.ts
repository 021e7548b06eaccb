/** What a loss reads and writes for N rows of C outputs. */
export interface LossArguments {
  /** [N, C], row-major. */
  readonly outputs: Float32Array;
  /**
   * The right class of each row, [N]; with a single output 0 or 1. A greater number is no class: such a row counts 1, its
   * target is the same for all classes, and it is never read rightly.
   */
  readonly labels: Uint8Array;
  /**
   * What the outputs should be in place of what the labels say, [N, C]; with more than one output each row a
   * distribution. Null or absent: what the labels say.
   */
  readonly targets?: Float32Array | null;
  /** What a row of each class counts, [max(2, C)]. */
  readonly classWeights: Float32Array;
  /** What all gradients are multiplied with, for example 1 / N; used as f32. */
  readonly scale: number;
  /** Overwritten, [N, C]: scale · weight · the gradient of the row's loss by its outputs. */
  readonly gradient: Float32Array;
  /** Overwritten, [N]: weight · loss. */
  readonly losses: Float32Array;
  /** Overwritten, [N]: 1 where the row is read rightly, else 0. */
  readonly correct: Uint8Array;
}

/** The sizes of a loss, and what it makes of labels. */
export interface LossShape {
  readonly numRows: number;
  readonly numOutputs: number;
  /** ε, in [0, 1): a label's target is 1 − ε, and ε / max(2, C) more for each class. Targets stay as they are. @default 0 */
  readonly labelSmoothing?: number;
}
