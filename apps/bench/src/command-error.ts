/** The program was called in a way it does not offer; ends it with code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A report cannot be written where it should be. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** A benchmark needs data that is not on this machine. */
export class BenchmarkDataError extends Error {
  override readonly name = 'BenchmarkDataError';
}

/** A training run that a benchmark made could not go on. */
export class TrainingFailedError extends Error {
  override readonly name = 'TrainingFailedError';
}

/** Programs that should compute the same do not. */
export class DisagreementError extends Error {
  override readonly name = 'DisagreementError';
}

/** The model card cannot be written from what is there. */
export class ModelCardError extends Error {
  override readonly name = 'ModelCardError';
}

/** A classical model cannot be trained as it was asked for. */
export class ClassicalModelError extends Error {
  override readonly name = 'ClassicalModelError';
}
