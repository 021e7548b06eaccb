import type { Point, Stroke } from '@raqam/image';
import type { PlainDrawing } from '@raqam/recognizer';
import { drawOnPad, type PadPlacement } from '../fixtures/draw-on-pad.ts';

/** One thing that happens to drawings and should not matter. */
export interface Distortion {
  readonly name: string;
  /** The greatest loss of accuracy that is allowed, in percentage points; null: none was set. */
  readonly maxLossPoints: number | null;
  /** @param index Of the digit, for what differs from one to the next. */
  readonly draw: (strokes: readonly Stroke[], index: number) => PlainDrawing;
}

/**
 * A pad as pages have it. A digit of three tenths of it, so that it fits when it is three times as large, and a pen of
 * a tenth of the digit, which is a little thinner than MNIST's.
 */
const PAD: PadPlacement = { padSize: 280, digitSize: 84, penWidth: 8.4 };

const CORNERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

/** What is compared with strokes as they were written. */
export const STROKE_DISTORTIONS: readonly Distortion[] = [
  distortStrokes('moved', 1, (x, y) => [x + 1234.5, y - 4321.25]),
  distortStrokes('scaled ×0.3', 1, (x, y) => [0.3 * x, 0.3 * y]),
  distortStrokes('scaled ×3', 1, (x, y) => [3 * x, 3 * y]),
  slant(-20),
  slant(20),
  { name: 'on a pad', maxLossPoints: null, draw: (strokes) => drawOnPad(strokes, PAD) },
];

/** What is compared with strokes on a pad. */
export const PAD_DISTORTIONS: readonly Distortion[] = [
  // Quarters of the room there is, from one digit to the next.
  onPad('moved', (index) => ({ position: [(index % 5) / 4, (Math.floor(index / 5) % 5) / 4] })),
  onPad('in a corner', (index) => ({ position: CORNERS[index % 4] })),
  ...[0.3, 3].map((factor) =>
    onPad(`scaled ×${factor}, the pen too`, () => ({
      digitSize: factor * PAD.digitSize,
      penWidth: factor * PAD.penWidth,
    })),
  ),
  ...[0.3, 3].map((factor) =>
    onPad(`scaled ×${factor} with the same pen`, () => ({ digitSize: factor * PAD.digitSize })),
  ),
  ...[0.5, 2, 3].map((factor) => onPad(`pen width ×${factor}`, () => ({ penWidth: factor * PAD.penWidth }))),
];

function distortStrokes(name: string, maxLossPoints: number, move: (x: number, y: number) => Point): Distortion {
  return {
    name: `strokes ${name}`,
    maxLossPoints,
    draw: (strokes) => strokes.map((stroke) => stroke.map(([x, y]) => move(x, y))),
  };
}

/** Upright lines lean by so many degrees, to the right where they are above 0; heights stay. */
function slant(degrees: number): Distortion {
  const shear = Math.tan((degrees * Math.PI) / 180);
  return distortStrokes(`slanted by ${degrees}°`.replace('-', '−'), 2, (x, y) => [x - shear * y, y]);
}

function onPad(name: string, placementOf: (index: number) => Partial<PadPlacement>): Distortion {
  return {
    name: `pad: ${name}`,
    maxLossPoints: 1,
    draw: (strokes, index) => drawOnPad(strokes, { ...PAD, ...placementOf(index) }),
  };
}
