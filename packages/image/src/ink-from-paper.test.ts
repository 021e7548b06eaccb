import { describe, expect, test } from 'vitest';
import { ShapeError } from './errors.ts';
import { inkFromPaper } from './ink-from-paper.ts';
import type { Pixels } from './pixels.ts';
import { rasterFromPixels } from './raster-from-pixels.ts';

const [WIDTH, HEIGHT] = [240, 180];

/** Whether a pixel belongs to the ring that is drawn: 60 pixels across, 7 thick. */
function isRing(x: number, y: number): boolean {
  const distance = Math.hypot(x - 120, y - 90);
  return distance > 23 && distance < 30;
}

function picture(levelAt: (x: number, y: number, isInk: boolean) => number | readonly number[]): Pixels {
  const levels = Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    return levelAt(x, y, isRing(x, y));
  });
  return { data: Uint8ClampedArray.from(levels.flat()), width: WIDTH, height: HEIGHT };
}

/** Parts of the ring's pixels, and of all others, that are inked. */
function inkedParts({ ink }: { readonly ink: Float32Array }): { readonly ring: number; readonly paper: number } {
  let [ring, ringInk, paperInk] = [0, 0, 0];
  for (const [i, value] of ink.entries()) {
    const isInk = isRing(i % WIDTH, Math.floor(i / WIDTH));
    if (isInk) ring++;
    if (value > 0.5 && isInk) ringInk++;
    if (value > 0.5 && !isInk) paperInk++;
  }
  return { ring: ringInk / ring, paper: paperInk / (ink.length - ring) };
}

/** Texture of a standard deviation of 5.8 levels: whole numbers from −10 to 10, in no visible order. */
const grain = (x: number, y: number): number => ((((x * 73856093) ^ (y * 19349663)) >>> 3) % 21) - 10;

describe('the ring is found, and nothing else', () => {
  test.each([
    ['on white', () => picture((_x, _y, isInk) => (isInk ? 0 : 255))],
    [
      'under light that falls off to a third',
      () => picture((x, y, isInk) => (1 - x / 480 - y / 1080) * (isInk ? 60 : 240)),
    ],
    ['across the edge of a shadow', () => picture((x, _y, isInk) => (x < 110 ? 1 : 0.55) * (isInk ? 50 : 230))],
    ['in grain', () => picture((x, y, isInk) => (isInk ? 70 : 210) + grain(x, y))],
    ['in chalk on a board', () => picture((x, y, isInk) => (1 - x / 600) * (isInk ? 220 : 60) + grain(x, y) / 3)],
    [
      'in red on yellow',
      () =>
        picture((x, _y, isInk) => [
          ...(isInk ? [200, 40, 40] : [240, 220, 90]).map((level) => level * (1 - x / 800)),
          255,
        ]),
    ],
    ['on ruled paper', () => picture((_x, y, isInk) => (isInk ? 40 : y % 36 < 2 ? 150 : 240))],
    [
      'on rules that fall',
      () => picture((x, y, isInk) => (isInk ? 40 : (y + 1000 - Math.round(0.2 * x)) % 36 < 2 ? 130 : 240)),
    ],
    ['on a transparent canvas', () => picture((_x, _y, isInk) => [0, 0, 0, isInk ? 255 : 0])],
  ])('%s', (_, draw) => {
    const { ring, paper } = inkedParts(inkFromPaper(draw()).raster);
    expect(ring).toBeGreaterThan(0.9);
    // A pixel's width around the ring's edges is 1.3 % of the paper.
    expect(paper).toBeLessThan(0.013);
  });
});

test("rules tell the paper's slope; without them there is none", () => {
  for (const slope of [-0.25, 0, 0.1]) {
    const { slope: found } = inkFromPaper(
      picture((x, y, isInk) => (isInk ? 40 : (y + 1000 - Math.round(slope * x)) % 36 < 2 ? 130 : 240)),
    );
    expect(Math.abs((found ?? 9) - slope)).toBeLessThan(0.008);
  }
  expect(inkFromPaper(picture((_x, _y, isInk) => (isInk ? 0 : 255))).slope).toBeNull();
});

test('one digit under uneven light is found by rasterFromPixels as well, specks left out', () => {
  const raster = rasterFromPixels(
    picture((x, y, isInk) => (1 - x / 480 - y / 1080) * (isInk || (x === 20 && y === 20) ? 60 : 240)),
  );
  const { ring, paper } = inkedParts(raster);
  expect(ring).toBeGreaterThan(0.9);
  expect(paper).toBeLessThan(0.013);
  expect(raster.ink[20 * WIDTH + 20]).toBe(0);
});

test('blank paper has no ink, evenly lit or not', () => {
  for (const level of [() => 255, (x: number) => 240 - x / 2, (x: number, y: number) => 200 + grain(x, y) / 2]) {
    expect(inkFromPaper(picture(level)).raster.ink.some((value) => value > 0)).toBe(false);
  }
});

test('refuses data that is not a picture', () => {
  expect(() => inkFromPaper({ data: new Uint8Array(3), width: 2, height: 2 })).toThrow(
    new ShapeError(
      'Pixels: data holds 3 values; 2×2 pixels need 4 (gray) or 16 (RGBA). Pass one or four values for each pixel, row by row.',
    ),
  );
});
