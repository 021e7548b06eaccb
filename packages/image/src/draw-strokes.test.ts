import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawStrokes } from './draw-strokes.ts';
import type { Point, Stroke } from './stroke.ts';

const SIZE = { width: 23, height: 17 } as const;
const RADIUS = 2.5;

const coordinate = fc.double({ min: -10, max: 30, noNaN: true });
const point = fc.tuple(coordinate, coordinate, fc.double({ min: 0, max: 1, noNaN: true }));
const paths = fc.array(fc.array(point, { minLength: 1, maxLength: 6 }), { maxLength: 4 });

/** Points closer together than an eighth of a pixel are left out. */
function isDrawnWhole(strokes: readonly Stroke[]): boolean {
  return strokes.every((stroke) =>
    stroke.every(([x, y], i) => i === 0 || Math.hypot(x - stroke[i - 1][0], y - stroke[i - 1][1]) >= 0.125),
  );
}

/** By the definition: every pixel against every segment. */
function inkAt(x: number, y: number, strokes: readonly Stroke[]): number {
  let ink = 0;
  for (const stroke of strokes) {
    for (let i = Math.min(1, stroke.length - 1); i < stroke.length; i++) {
      ink = Math.max(ink, coverage([x + 0.5, y + 0.5], stroke[Math.max(0, i - 1)], stroke[i]));
    }
  }
  return Math.min(1, ink);
}

function coverage([x, y]: Point, [ax, ay, pa = 0.5]: Point, [bx, by, pb = 0.5]: Point): number {
  const squaredLength = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = squaredLength === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squaredLength;
  const t = Math.min(1, Math.max(0, along));
  const distance = Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
  return RADIUS * (0.5 + pa + t * (pb - pa)) + 0.5 - distance;
}

function draw(strokes: readonly Stroke[], faintest: number): Float32Array {
  const raster = { ...SIZE, ink: new Float32Array(SIZE.width * SIZE.height) };
  drawStrokes(raster, strokes, { left: 0, top: 0, scale: 1, margin: 0, radius: RADIUS, faintest });
  return raster.ink;
}

test('every pixel has the ink that the definition gives it, within the raster and beyond its edges', () => {
  fc.assert(
    fc.property(paths.filter(isDrawnWhole), (strokes) => {
      for (const [i, ink] of draw(strokes, 0).entries()) {
        const wanted = inkAt(i % SIZE.width, Math.floor(i / SIZE.width), strokes);
        expect(Math.abs(ink - wanted)).toBeLessThan(1e-6);
      }
    }),
  );
});

test('ink below the faintest is left out, and nothing else', () => {
  fc.assert(
    fc.property(paths, fc.double({ min: 0, max: 1, noNaN: true }), (strokes, faintest) => {
      expect(draw(strokes, faintest)).toEqual(draw(strokes, 0).map((ink) => (ink >= faintest ? ink : 0)));
    }),
  );
});
