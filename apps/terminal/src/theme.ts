import chalk, { type ChalkInstance } from 'chalk';

/** How many bits of colour a terminal shows: none, 16 colours, 256 colours, or 24-bit. As Node's `getColorDepth` counts. */
export type ColorDepth = 1 | 4 | 8 | 24;

/** One color in each of the three palettes; with no color, shape and words carry the meaning. */
interface Swatch {
  readonly rgb: `#${string}`;
  readonly ansi256: number;
  /** One of the sixteen names that Ink and chalk know; `undefined` leaves the terminal's own color. */
  readonly ansi16: NamedColor | undefined;
}

type NamedColor =
  | 'black'
  | 'blue'
  | 'cyan'
  | 'cyanBright'
  | 'gray'
  | 'green'
  | 'red'
  | 'white'
  | 'whiteBright'
  | 'yellow'
  | 'yellowBright';

/**
 * What a color is for. What a person makes is warm (`ink` on `paper`), what the machine makes is cool (`machine`).
 * The only table of colors in this program: everything that is drawn names a tone.
 */
const TONES = {
  /** What the program stands on, painted where the palette is known, so that contrast does not depend on the terminal. */
  surface: { rgb: '#15181d', ansi256: 234, ansi16: undefined },
  text: { rgb: '#dce1e7', ansi256: 253, ansi16: undefined },
  muted: { rgb: '#929ba7', ansi256: 247, ansi16: 'gray' },
  /** Hairlines and the empty part of a bar: seen, never read. */
  line: { rgb: '#3b434e', ansi256: 239, ansi16: 'gray' },
  ink: { rgb: '#f0b468', ansi256: 215, ansi16: 'yellowBright' },
  /** The pen over the paper. */
  pen: { rgb: '#b3440f', ansi256: 130, ansi16: 'red' },
  machine: { rgb: '#6cb8e6', ansi256: 74, ansi16: 'cyan' },
  focus: { rgb: '#ffd479', ansi256: 222, ansi16: 'yellowBright' },
  positive: { rgb: '#8fc98a', ansi256: 114, ansi16: 'green' },
  negative: { rgb: '#f0866b', ansi256: 209, ansi16: 'red' },
} as const satisfies Record<string, Swatch>;

/** The name of a color by its purpose. */
export type Tone = keyof typeof TONES;

/**
 * From nothing to full ink, for half-block pictures: dark ink on warm paper where a person draws, light on a cool dark
 * ground where the machine looks. Few steps where few colors exist.
 */
const RAMPS = {
  paper: {
    rgb: ['#f4ecdc', '#2a211a'],
    ansi256: [230, 187, 144, 101, 59, 237, 235],
    ansi16: ['whiteBright', 'white', 'gray', 'black'],
  },
  machine: {
    rgb: ['#1d2630', '#2f6f9c', '#e6f6ff'],
    ansi256: [235, 237, 24, 25, 31, 74, 110, 153, 195, 231],
    ansi16: ['black', 'blue', 'cyan', 'whiteBright'],
  },
} as const satisfies Record<
  string,
  { rgb: readonly `#${string}`[]; ansi256: readonly number[]; ansi16: readonly NamedColor[] }
>;

/** The name of a ramp by whose picture it shows. */
type RampName = keyof typeof RAMPS;

/** Steps of a 24-bit ramp: enough that neighbours cannot be told apart, few enough that equal cells merge. */
const RGB_STEPS = 32;

/** One step of a ramp, ready to paint with. */
export interface Paint {
  foreground(text: string): string;
  background(text: string): string;
}

/** Colors for one terminal. */
export interface Theme {
  readonly depth: ColorDepth;
  /** The color of a tone as Ink's properties name it; `undefined` where the terminal's own color is meant. */
  color(tone: Tone): string | undefined;
  /** Paints a text for plain output. */
  paint(tone: Tone, text: string): string;
  /** The steps of a ramp from no ink to full ink; empty where the terminal has no color. */
  ramp(name: RampName): readonly Paint[];
}

/**
 * Chooses the colors for a terminal, and makes chalk, with which Ink paints, write no others.
 *
 * @param depth As `process.stdout.getColorDepth()` reports it; that honours NO_COLOR, FORCE_COLOR and COLORTERM.
 */
export function createTheme(depth: ColorDepth): Theme {
  const levels = { 1: 0, 4: 1, 8: 2, 24: 3 } as const;
  chalk.level = levels[depth];
  const ramps: Record<RampName, readonly Paint[]> = {
    paper: rampPaints('paper', depth),
    machine: rampPaints('machine', depth),
  };
  return {
    depth,
    color: (tone) => toneColor(tone, depth),
    paint: (tone, text) => {
      const swatch: Swatch = TONES[tone];
      if (depth === 24) return chalk.hex(swatch.rgb)(text);
      if (depth === 8) return chalk.ansi256(swatch.ansi256)(text);
      return depth === 4 && swatch.ansi16 !== undefined ? chalk[swatch.ansi16](text) : text;
    },
    ramp: (name) => ramps[name],
  };
}

/** The color depth of an output stream; one that is no terminal has no color. */
export function colorDepthOf(stream: { getColorDepth?: () => number }): ColorDepth {
  const bits = stream.getColorDepth?.() ?? 1;
  return bits >= 24 ? 24 : bits >= 8 ? 8 : bits >= 4 ? 4 : 1;
}

function toneColor(tone: Tone, depth: ColorDepth): string | undefined {
  const swatch: Swatch = TONES[tone];
  if (depth === 24) return swatch.rgb;
  if (depth === 8) return `ansi256(${swatch.ansi256})`;
  return depth === 4 ? swatch.ansi16 : undefined;
}

function rampPaints(name: RampName, depth: ColorDepth): readonly Paint[] {
  const ramp = RAMPS[name];
  if (depth === 24) {
    return interpolate(ramp.rgb, RGB_STEPS).map((rgb) => ({
      foreground: chalk.rgb(...rgb),
      background: chalk.bgRgb(...rgb),
    }));
  }
  if (depth === 8) {
    return ramp.ansi256.map((index) => ({ foreground: chalk.ansi256(index), background: chalk.bgAnsi256(index) }));
  }
  return depth === 4
    ? ramp.ansi16.map((color) => ({ foreground: chalk[color], background: namedBackground(color) }))
    : [];
}

function namedBackground(color: NamedColor): ChalkInstance {
  return chalk[`bg${color.slice(0, 1).toUpperCase()}${color.slice(1)}` as `bg${Capitalize<NamedColor>}`];
}

/** `steps` colors along straight lines between evenly spaced anchors. */
function interpolate(anchors: readonly string[], steps: number): readonly Rgb[] {
  return Array.from({ length: steps }, (_, step) => {
    const position = (step / (steps - 1)) * (anchors.length - 1);
    const from = Math.min(Math.floor(position), anchors.length - 2);
    const a = channels(anchors[from]);
    const b = channels(anchors[from + 1]);
    const mix = (channel: number) => Math.round(a[channel] + (b[channel] - a[channel]) * (position - from));
    return [mix(0), mix(1), mix(2)];
  });
}

type Rgb = readonly [red: number, green: number, blue: number];

function channels(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}
