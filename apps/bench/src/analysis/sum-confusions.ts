import type { JudgedRun } from './condition-results.ts';

/** The confusion matrices of runs on the same test data, added up. */
export function sumConfusions(runs: readonly Pick<JudgedRun, 'confusionMatrix'>[]): number[][] {
  const [first, ...others] = runs.map(({ confusionMatrix }) => confusionMatrix);
  return first.map((row, label) =>
    row.map((count, prediction) => others.reduce((sum, matrix) => sum + matrix[label][prediction], count)),
  );
}
