import { ReportArgumentError } from './errors.ts';

/** How often a test may err. */
export interface SignificanceOptions {
  /** Significance level, in (0, 1): how often two equal recipes may be called different. @default 0.05 */
  readonly level?: number;
  /** In (0, 1): how often a difference of the size called detectable is found. @default 0.8 */
  readonly power?: number;
}

/**
 * @param asked The function that the caller called, for the message.
 * @throws {ReportArgumentError} When one of them is not between 0 and 1.
 */
export function checkSignificance(asked: string, { level, power }: Required<SignificanceOptions>): void {
  if (!(level > 0 && level < 1)) {
    throw new ReportArgumentError(
      `${asked}: level is ${level}; expected a number between 0 and 1, such as 0.05. Pass how often two equal recipes may be called different.`,
    );
  }
  if (!(power > 0 && power < 1)) {
    throw new ReportArgumentError(
      `${asked}: power is ${power}; expected a number between 0 and 1, such as 0.8. Pass how often a true difference shall be found.`,
    );
  }
}
