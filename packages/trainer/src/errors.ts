/** A loss, gradient, activation or weight became NaN or infinite: the training cannot go on. */
export class DivergenceError extends Error {
  override readonly name = 'DivergenceError';
}

/** The engine that was asked for cannot do what was asked. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** The data do not fit the network. */
export class TrainingDataError extends Error {
  override readonly name = 'TrainingDataError';
}

/** A checkpoint of another run than the one that should go on from it. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
}

/** The worker in which a run took place is gone or does not answer. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

/** A run that failed, where its whole record was asked for. */
export class RunFailedError extends Error {
  override readonly name = 'RunFailedError';
}

/** A recipe that says something that no training can have, or whose data are not what it takes them for. */
export class RecipeError extends Error {
  override readonly name = 'RecipeError';
}
