import { StrokeError } from './errors.ts';

/**
 * How far {@link varyStrokes} may depart from a drawing. Lengths are fractions of the long side of the pen's path; 0 means
 * "not at all". What a drawing gets is drawn between nothing and the limit.
 */
export interface StrokeVariation {
  /**
   * The thinnest and the thickest pen, as fractions of the long side of the ink box (as `penWidth` of `rasterize`), each
   * ratio of two widths equally likely.
   */
  readonly penWidth: readonly [thinnest: number, thickest: number];
  /**
   * A path of length l gets a pen of at most this, divided by l, but for the thinnest: with much more than 0.6 the loops
   * of an 8 run together. From 0 to 10.
   */
  readonly inkLimit: number;
  /** How much the pen's width changes along a stroke, from 0 to 1 (a half to one and a half times its usual width). */
  readonly pressure: number;
  /** How much corners are rounded and trembling is smoothed away, from 0 to 1. */
  readonly smoothing: number;
  /** How far the pen strays from the line, slowly back and forth. */
  readonly jitter: number;
  /** How far each stroke is from where it belongs. */
  readonly strokeShift: number;
  /** How far the middle of a side is bent away from its ends, and one half of the drawing is larger than the other. */
  readonly bend: number;
  /** Turns by at most so many degrees either way, from 0 to 90. */
  readonly rotationDegrees: number;
  /** Slants by at most this tangent either way: 0.36 is 20 degrees. */
  readonly shear: number;
  /** Widens against the height by at most this factor, or narrows by it; from 1. */
  readonly stretch: number;
  /** How much of a stroke's end may be missing; every second end is whole. Never more than a fifth of the stroke. */
  readonly cut: number;
  /** How far a stroke may go on beyond its end; never more than a fifth of its length. */
  readonly overshoot: number;
  /** Length of the piece that one drawing in four lacks in the middle of a stroke, where the pen left no ink. */
  readonly gap: number;
}

/**
 * What real hands and pens do, chosen by looking: at these limits people still read every digit as its label. Pens go
 * from fine liner to felt tip.
 */
export const DEFAULT_STROKE_VARIATION: StrokeVariation = {
  penWidth: [0.05, 0.28],
  inkLimit: 0.6,
  pressure: 0.5,
  smoothing: 0.6,
  jitter: 0.04,
  strokeShift: 0.03,
  bend: 0.25,
  rotationDegrees: 12,
  shear: 0.36,
  stretch: 1.4,
  cut: 0.06,
  overshoot: 0.06,
  gap: 0.06,
};

/** The limits that are tangents, degrees, factors or shares; all others are lengths. */
const LARGEST: Readonly<Partial<Record<keyof StrokeVariation, number>>> = {
  inkLimit: 10,
  pressure: 1,
  smoothing: 1,
  rotationDegrees: 90,
  shear: 2,
};
const LARGEST_LENGTH = 0.5;
const LARGEST_STRETCH = 4;

/**
 * Fills in what is left out, from {@link DEFAULT_STROKE_VARIATION}, and checks the limits.
 *
 * @throws {StrokeError} `varyStrokes: jitter is 2; expected a number from 0 to 0.5. Pass a limit in that range.`
 */
export function completeStrokeVariation(variation: Partial<StrokeVariation>): StrokeVariation {
  const whole = { ...DEFAULT_STROKE_VARIATION, ...variation };
  const { penWidth, stretch, ...limits } = whole;
  const [thinnest, thickest] = penWidth;
  if (!(thinnest > 0 && thinnest <= thickest && thickest < 1)) {
    throw new StrokeError(
      `varyStrokes: penWidth is [${penWidth.join(', ')}]; expected two fractions of the ink box above 0 and below 1, ` +
        `the thinner first. Pass, for example, [${DEFAULT_STROKE_VARIATION.penWidth.join(', ')}].`,
    );
  }
  checkLimit('stretch', stretch, 1, LARGEST_STRETCH);
  for (const name of Object.keys(limits) as (keyof typeof limits)[]) {
    checkLimit(name, limits[name], 0, LARGEST[name] ?? LARGEST_LENGTH);
  }
  return whole;
}

function checkLimit(name: string, value: number, smallest: number, largest: number): void {
  if (value >= smallest && value <= largest) return;
  throw new StrokeError(
    `varyStrokes: ${name} is ${value}; expected a number from ${smallest} to ${largest}. Pass a limit in that range.`,
  );
}
