import type { Stroke } from '@raqam/image';
import { DRAWING_TEXT_VERSION, MAX_OVERSHOOT, MAX_TEXT_LENGTH, PRESSURE_LEVELS } from './drawing-text.ts';
import { PAD_SIZE } from './ink.ts';
import { simplifyStroke } from './simplify-stroke.ts';

/** Less than half a pad unit is lost by rounding anyway. */
const FINEST_TOLERANCE = 0.5;

/** A fifth of the pen's width: beyond it, the drawing would be another. */
const COARSEST_TOLERANCE = 4;

/**
 * A drawing as text for a link, in the form that `drawing-text.ts` describes: as exact as 2000 characters allow.
 *
 * @param strokes In pad units.
 * @returns Letters, digits, `-` and `_`; `null` when there is too much of it for a link.
 */
export function encodeStrokes(strokes: readonly Stroke[]): string | null {
  for (let tolerance = FINEST_TOLERANCE; tolerance <= COARSEST_TOLERANCE; tolerance *= 2) {
    const bytes = Uint8Array.from(bytesOf(strokes.map((stroke) => simplifyStroke(stroke, tolerance))));
    const text = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    if (text.length <= MAX_TEXT_LENGTH) return text;
  }
  return null;
}

function bytesOf(strokes: readonly Stroke[]): number[] {
  const bytes: number[] = [DRAWING_TEXT_VERSION];
  const addCount = (count: number) => {
    let rest = count;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push(128 + (rest % 128));
    bytes.push(rest);
  };
  let before: readonly [x: number, y: number, level: number] = [0, 0, PRESSURE_LEVELS / 2];
  const addDifference = (value: number, from: number) =>
    addCount(value >= from ? 2 * (value - from) : 2 * (from - value) - 1);
  for (const stroke of strokes) {
    if (stroke.length === 0) continue;
    const hasPressure = stroke.some(([, , pressure]) => pressure !== undefined);
    addCount(2 * stroke.length + (hasPressure ? 1 : 0));
    for (const [x, y, pressure = 0.5] of stroke) {
      const point = [wholeUnit(x), wholeUnit(y), Math.round(pressure * PRESSURE_LEVELS)] as const;
      addDifference(point[0], before[0]);
      addDifference(point[1], before[1]);
      if (hasPressure) addDifference(point[2], before[2]);
      before = hasPressure ? point : [point[0], point[1], before[2]];
    }
  }
  bytes.push(bytes.reduce((sum, byte) => sum + byte, 0) % 256);
  return bytes;
}

function wholeUnit(coordinate: number): number {
  return Math.round(Math.min(PAD_SIZE + MAX_OVERSHOOT, Math.max(-MAX_OVERSHOOT, coordinate)));
}
