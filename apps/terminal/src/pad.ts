import type { Point, Stroke } from '@raqam/image';
import type { Picture } from './half-blocks.ts';

/** The pad in pixels: as many as it has columns, and two in each row. */
export interface PadSize {
  readonly width: number;
  readonly height: number;
}

/** Half the width of the pen on the pad, as a share of the pad's shorter side. */
const PEN_RADIUS = 0.035;

/** The point of a drawing (see `Drawing`) at the middle of a pixel of the pad. */
export function pointAtPixel(x: number, y: number, { width, height }: PadSize): Point {
  const unit = Math.min(width, height);
  return [(x + 0.5 - width / 2) / unit, (y + 0.5 - height / 2) / unit];
}

/** The pixel of the pad that a point lies in; points outside are moved to the nearest pixel of the pad. */
export function pixelAtPoint([x, y]: Point, { width, height }: PadSize): readonly [x: number, y: number] {
  const unit = Math.min(width, height);
  const clamp = (value: number, end: number) => Math.min(Math.max(Math.floor(value), 0), end - 1);
  return [clamp(x * unit + width / 2, width), clamp(y * unit + height / 2, height)];
}

/**
 * Strokes as they look on the pad, drawn with a round pen whose edge is one pixel soft. For the eye only: what a network
 * reads is made from the strokes themselves, by `@raqam/image`.
 *
 * @param strokes In the coordinates of a `Drawing`.
 */
export function padPicture(strokes: readonly Stroke[], size: PadSize): Picture & { readonly ink: Float32Array } {
  const { width, height } = size;
  const unit = Math.min(width, height);
  const radius = Math.max(PEN_RADIUS * unit, 0.75);
  const ink = new Float32Array(width * height);
  for (const stroke of strokes) {
    const pixels = stroke.map(([x, y]) => [x * unit + width / 2, y * unit + height / 2] as const);
    for (let i = 0; i < pixels.length; i++) {
      const [ax, ay] = pixels[Math.max(i - 1, 0)];
      const [bx, by] = pixels[i];
      const left = Math.max(0, Math.floor(Math.min(ax, bx) - radius - 1));
      const right = Math.min(width - 1, Math.ceil(Math.max(ax, bx) + radius + 1));
      const top = Math.max(0, Math.floor(Math.min(ay, by) - radius - 1));
      const bottom = Math.min(height - 1, Math.ceil(Math.max(ay, by) + radius + 1));
      for (let y = top; y <= bottom; y++) {
        for (let x = left; x <= right; x++) {
          const coverage = radius + 0.5 - distanceToSegment(x + 0.5, y + 0.5, ax, ay, bx, by);
          const at = y * width + x;
          if (coverage > ink[at]) ink[at] = Math.min(coverage, 1);
        }
      }
    }
  }
  return { width, height, ink };
}

function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / lengthSquared, 0), 1);
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
