/** A command was called in a way it does not offer; ends the program with code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Ended by Ctrl-C or a signal, on purpose; ends the program with 128 + the signal's number, as shells expect. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A training run could not go on. */
export class TrainingError extends Error {
  /** The trainer's name for what happened, for example `DivergenceError`. */
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** What failed was told already, each in its place; ends the program with code 1 and says nothing more. */
export class ToldError extends Error {
  override readonly name = 'ToldError';
}

/** A file that was named on the command line cannot be read, or does not hold what it should. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
