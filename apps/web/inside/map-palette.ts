/** Colors of a map's values: `steps` below 0, one for 0, `steps` above. */
export interface MapPalette {
  /** [2 · steps + 1], each as a canvas keeps it in memory: red, green, blue, alpha. */
  readonly colors: Uint32Array;
  readonly steps: number;
}

type Rgb = readonly [red: number, green: number, blue: number];

/** As many as eight bits tell apart. */
const STEPS = 255;

/**
 * A diverging palette: from one color through the ground, which is 0, to another.
 *
 * @param negative  Of the most negative value; each channel from 0 to 255.
 * @param ground    Of 0.
 * @param positive  Of the greatest value.
 */
export function createMapPalette(negative: Rgb, ground: Rgb, positive: Rgb): MapPalette {
  const bytes = new Uint8ClampedArray(4 * (2 * STEPS + 1));
  for (let step = -STEPS; step <= STEPS; step++) {
    const end = step < 0 ? negative : positive;
    const share = Math.abs(step) / STEPS;
    for (let channel = 0; channel < 3; channel++) {
      bytes[4 * (step + STEPS) + channel] = ground[channel] + share * (end[channel] - ground[channel]);
    }
    bytes[4 * (step + STEPS) + 3] = 255;
  }
  return { colors: new Uint32Array(bytes.buffer), steps: STEPS };
}
