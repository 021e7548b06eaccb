/** What was answered with which confidence, and whether it was right. */
export interface JudgedAnswers {
  /** In [0, 1], [N]: the probability of the answer, for example. */
  readonly confidences: ArrayLike<number>;
  /** [N] */
  readonly isRight: ArrayLike<boolean>;
}
