/**
 * How many standard errors around a mean hold the true mean with probability `level`: the t of which Student's
 * distribution with ν degrees of freedom has the share `level` between −t and t.
 *
 * With θ = arctan(t / √ν) that share is a finite sum, concave in θ, with a slope of c · cos^(ν−1) θ. Newton's method
 * from θ = 0 therefore climbs to the solution and never passes it; it ends when rounding leaves nothing to climb.
 *
 * @param level In (0, 1).
 * @param degreesOfFreedom ν, a whole number of at least 1.
 * @returns Relative error below 1e-12 for levels up to 0.999 (tested against tables for 1 to 10 000 degrees).
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.3 (odd ν) and 26.7.4 (even ν).
 */
export function studentTQuantile(level: number, degreesOfFreedom: number): number {
  let theta = 0;
  for (;;) {
    const { share, slope } = centralShare(theta, degreesOfFreedom);
    const next = theta + (level - share) / slope;
    if (!(next > theta)) return Math.sqrt(degreesOfFreedom) * Math.tan(theta);
    theta = next;
  }
}

/** A(t | ν) of Abramowitz & Stegun and its derivative by θ. */
function centralShare(theta: number, degreesOfFreedom: number): { share: number; slope: number } {
  const sine = Math.sin(theta);
  const cosine = Math.cos(theta);
  const isOdd = degreesOfFreedom % 2 === 1;
  // The terms 1, ½ cos², (1·3)/(2·4) cos⁴, … (even ν) or cos, ⅔ cos³, (2·4)/(3·5) cos⁵, … (odd ν), up to cos^(ν−2).
  let term = isOdd ? cosine : 1;
  let sum = 0;
  for (let power = isOdd ? 1 : 0; power <= degreesOfFreedom - 2; power += 2) {
    sum += term;
    term *= ((power + 1) / (power + 2)) * cosine ** 2;
  }
  // `term` is now the one of cos^ν, whose coefficient times ν is that of the slope's cos^(ν−1).
  return isOdd
    ? { share: (2 / Math.PI) * (theta + sine * sum), slope: (2 / Math.PI) * (term / cosine) * degreesOfFreedom }
    : { share: sine * sum, slope: (term / cosine) * degreesOfFreedom };
}
