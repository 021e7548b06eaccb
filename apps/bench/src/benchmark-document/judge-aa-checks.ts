import type { BenchmarkResult } from '../benchmark.ts';
import { aaVerdict } from '../timing/aa-verdict.ts';
import type { AaVerdict } from '../timing/timings.ts';
import { workAndName } from './work-and-name.ts';

/** What was timed beside itself, and what that says of the machine. */
export interface AaCheck {
  readonly name: string;
  readonly verdict: AaVerdict;
}

/** Of quiet machines, the share that all checks of one report together may take for restless. */
const FALSE_ALARMS = 0.05;

/**
 * Judges a benchmark's A/A checks together: each at the level 1 − 0.05 / their number, after Bonferroni, since among
 * many checks of a quiet machine one would fail by chance.
 */
export function judgeAaChecks(results: readonly BenchmarkResult[]): AaCheck[] {
  const checks = results.filter((result) => result.kind === 'aa');
  return checks.map((check) => ({
    name: workAndName(check),
    verdict: aaVerdict(check.ratios, 1 - FALSE_ALARMS / checks.length),
  }));
}
