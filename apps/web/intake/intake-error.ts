/** Why a file is not taken as a picture. */
export type IntakeProblem =
  | { readonly reason: 'empty' }
  | { readonly reason: 'fileTooLarge'; readonly sizeBytes: number; readonly limitBytes: number }
  /** By its first bytes the file is something else, whatever its name says. */
  | { readonly reason: 'wrongFormat'; readonly received: string }
  | { readonly reason: 'unknownFormat' }
  | { readonly reason: 'tooManyPixels'; readonly width: number; readonly height: number; readonly limitPixels: number }
  | { readonly reason: 'damaged'; readonly format: string }
  /** The worker that decodes could not be loaded, or did not come to an end. */
  | { readonly reason: 'unanswered' };

/** A file was not taken; `describeIntakeError` says why in the language of the page. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError';
  /** The file's name; empty for what was pasted without one. */
  readonly fileName: string;
  readonly problem: IntakeProblem;

  constructor(fileName: string, problem: IntakeProblem, options?: ErrorOptions) {
    super(`${fileName || 'picture'}: ${problem.reason}`, options);
    this.fileName = fileName;
    this.problem = problem;
  }
}
