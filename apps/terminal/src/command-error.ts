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
