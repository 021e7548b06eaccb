import { incompleteBeta } from './incomplete-beta.ts';
import { logBeta } from './log-beta.ts';

/**
 * How many standard errors around a mean hold the true mean with probability `level`: the t of which Student's
 * distribution with ν degrees of freedom has the share `level` between −t and t.
 *
 * With θ = arctan(t / √ν) that share is I_{sin² θ}(½, ν/2), concave in θ, with a slope of 2 cos^(ν−1) θ / B(½, ν/2).
 * Newton's method from θ = 0 therefore climbs to the solution and never passes it; it ends when rounding leaves nothing
 * to climb.
 *
 * @param level In (0, 1).
 * @param degreesOfFreedom ν, at least 1; need not be whole.
 * @returns Relative error below 1e-11 for levels up to 0.999 and up to 10 000 degrees (tested).
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.1 and 26.5.27.
 */
export function studentTQuantile(level: number, degreesOfFreedom: number): number {
  const logBetaOfHalves = logBeta(0.5, degreesOfFreedom / 2);
  let theta = 0;
  for (;;) {
    const sine = Math.sin(theta);
    const cosine = Math.cos(theta);
    const share = incompleteBeta(sine ** 2, 0.5, degreesOfFreedom / 2, cosine ** 2);
    const slope = 2 * Math.exp((degreesOfFreedom - 1) * Math.log(cosine) - logBetaOfHalves);
    const next = theta + (level - share) / slope;
    if (!(next > theta)) return Math.sqrt(degreesOfFreedom) * Math.tan(theta);
    theta = next;
  }
}
