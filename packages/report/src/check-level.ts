import { ReportArgumentError } from './errors.ts';

/**
 * @param asked The function that the caller called, for the message.
 * @throws {ReportArgumentError} `wilsonInterval: level is 95; expected a number between 0 and 1, such as 0.95. …`
 */
export function checkLevel(asked: string, level: number): void {
  if (!(level > 0 && level < 1)) {
    throw new ReportArgumentError(
      `${asked}: level is ${level}; expected a number between 0 and 1, such as 0.95. Pass the share of intervals that shall hold the true value.`,
    );
  }
}
