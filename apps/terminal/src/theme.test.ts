import { afterEach, expect, test } from 'vitest';
import { type ColorDepth, colorDepthOf, createTheme, type Tone } from './theme.ts';

afterEach(() => {
  createTheme(1);
});

/** Contrast of two colors by WCAG 2.2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [brighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each<Tone>(['text', 'muted', 'ink', 'machine', 'focus', 'positive', 'negative'])(
  '%s can be read on the surface: contrast 4.5 or more',
  (tone) => {
    const theme = createTheme(24);
    expect(contrast(theme.color(tone) ?? '', theme.color('surface') ?? '')).toBeGreaterThanOrEqual(4.5);
  },
);

test.each<[ColorDepth, string | undefined, number]>([
  [24, '#6cb8e6', 32],
  [8, 'ansi256(74)', 10],
  [4, 'cyan', 4],
  [1, undefined, 0],
])('at %i bits the machine has the color %s and a ramp of %i steps', (depth, color, steps) => {
  const theme = createTheme(depth);
  expect(theme.color('machine')).toBe(color);
  expect(theme.ramp('machine')).toHaveLength(steps);
});

test('text is painted in what the terminal shows, and left alone where it shows no color', () => {
  expect(createTheme(24).paint('ink', 'x')).toBe('\x1b[38;2;240;180;104mx\x1b[39m');
  expect(createTheme(8).paint('ink', 'x')).toBe('\x1b[38;5;215mx\x1b[39m');
  expect(createTheme(4).paint('ink', 'x')).toBe('\x1b[93mx\x1b[39m');
  expect(createTheme(4).paint('text', 'x')).toBe('x');
  expect(createTheme(1).paint('ink', 'x')).toBe('x');
});

test('a stream that is no terminal has no color', () => {
  expect(colorDepthOf({})).toBe(1);
  expect(colorDepthOf({ getColorDepth: () => 8 })).toBe(8);
});
