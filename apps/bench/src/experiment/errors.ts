/** An experiment file says something that cannot be carried out; ends the program with code 2. */
export class ExperimentError extends Error {
  override readonly name = 'ExperimentError';
}
