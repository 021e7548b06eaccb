/** The first line in which two texts differ. */
export interface LineDifference {
  /** From 1. */
  readonly lineNumber: number;
  /** Empty where the text has ended. */
  readonly received: string;
  readonly expected: string;
}

/** Finds the first line that is not as expected; null when the texts are the same. */
export function findDifference(received: string, expected: string): LineDifference | null {
  if (received === expected) return null;
  const [lines, wanted] = [received.split('\n'), expected.split('\n')];
  const index = Array.from({ length: Math.max(lines.length, wanted.length) }).findIndex(
    (_, i) => lines[i] !== wanted[i],
  );
  return { lineNumber: index + 1, received: lines[index] ?? '', expected: wanted[index] ?? '' };
}
