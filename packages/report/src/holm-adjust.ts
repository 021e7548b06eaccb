import { ReportArgumentError } from './errors.ts';

/**
 * Adjusts the p of several tests that are looked at together, so that the chance of calling *any* two equal recipes
 * different stays at the level of one test. With m values, p₍₁₎ the least of them:
 *
 *   adjusted₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1) · p₍ⱼ₎)
 *
 * It supposes nothing of how the tests depend on each other, and never finds less than Bonferroni's m · p.
 *
 * @param pValues In [0, 1], in any order; null for a test that was not possible, which is not counted.
 * @returns In the same order.
 * @throws {ReportArgumentError} `holmAdjust: p 2 is 1.5; expected numbers from 0 to 1. …`
 * @see Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
 */
export function holmAdjust(pValues: readonly (number | null)[]): (number | null)[] {
  const ascending = pValues
    .flatMap((p, index) => (p === null ? [] : [{ p: checkP(p, index), index }]))
    .sort((a, b) => a.p - b.p);
  const adjusted = new Array<number | null>(pValues.length).fill(null);
  let greatest = 0;
  ascending.forEach(({ p, index }, rank) => {
    greatest = Math.max(greatest, Math.min(1, (ascending.length - rank) * p));
    adjusted[index] = greatest;
  });
  return adjusted;
}

function checkP(p: number, index: number): number {
  if (p >= 0 && p <= 1) return p;
  throw new ReportArgumentError(
    `holmAdjust: p ${index} is ${p}; expected numbers from 0 to 1. Pass the p of tests, or null where none was possible.`,
  );
}
