import type { Interval } from './interval.ts';
import type { PairedOutcomes } from './paired-outcomes.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * What the images that two runs read say about the difference of their accuracies, first minus second, on all images
 * like them. With a images that both read rightly, b only the first, c only the second, d neither, n of all,
 * p₁ = (a + b)/n, p₂ = (a + c)/n and Wilson's interval [lᵢ, uᵢ] of each:
 *
 *   low  = p₁ − p₂ − √((p₁ − l₁)² − 2φ (p₁ − l₁)(u₂ − p₂) + (u₂ − p₂)²)
 *   high = p₁ − p₂ + √((u₁ − p₁)² − 2φ (u₁ − p₁)(p₂ − l₂) + (p₂ − l₂)²)
 *   φ = (ad − bc) / √((a + b)(c + d)(a + c)(b + d)), of which n/2 is taken off a positive numerator, down to 0
 *
 * @param level In (0, 1). @default 0.95
 * @throws {ReportArgumentError} As `wilsonInterval` does: without images, with a fraction of one, or less than none.
 * @see Newcombe, "Improved confidence intervals for the difference between binomial proportions based on paired data",
 *   Statistics in Medicine 17 (1998), method 10.
 */
export function pairedDifferenceInterval(outcomes: PairedOutcomes, level = 0.95): Interval {
  const { bothRight, onlyFirstRight, onlySecondRight, bothWrong } = outcomes;
  const count = bothRight + onlyFirstRight + onlySecondRight + bothWrong;
  const first = sharesOf(bothRight + onlyFirstRight, count, level);
  const second = sharesOf(bothRight + onlySecondRight, count, level);
  const difference = (onlyFirstRight - onlySecondRight) / count;
  const correlation = correctedCorrelation(outcomes);
  return {
    low: difference - thirdSide(first.below, second.above, correlation),
    high: difference + thirdSide(first.above, second.below, correlation),
    level,
  };
}

/** How far Wilson's interval reaches to either side of the share. */
function sharesOf(numRight: number, count: number, level: number): { below: number; above: number } {
  const { low, high } = wilsonInterval(numRight, count, level);
  return { below: numRight / count - low, above: high - numRight / count };
}

/** Of a triangle with these two sides and the cosine between them. */
function thirdSide(a: number, b: number, cosine: number): number {
  return Math.sqrt(a * a - 2 * cosine * a * b + b * b);
}

function correctedCorrelation({ bothRight, onlyFirstRight, onlySecondRight, bothWrong }: PairedOutcomes): number {
  const product =
    (bothRight + onlyFirstRight) *
    (onlySecondRight + bothWrong) *
    (bothRight + onlySecondRight) *
    (onlyFirstRight + bothWrong);
  if (product === 0) return 0;
  const determinant = bothRight * bothWrong - onlyFirstRight * onlySecondRight;
  const count = bothRight + onlyFirstRight + onlySecondRight + bothWrong;
  return (determinant > 0 ? Math.max(0, determinant - count / 2) : determinant) / Math.sqrt(product);
}
