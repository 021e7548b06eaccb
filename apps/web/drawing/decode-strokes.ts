import type { Point, Stroke } from '@raqam/image';
import { DRAWING_TEXT_VERSION, MAX_OVERSHOOT, MAX_TEXT_LENGTH, PRESSURE_LEVELS } from './drawing-text.ts';
import { PAD_SIZE } from './ink.ts';

/**
 * The drawing in a link's text, in the form that `drawing-text.ts` describes.
 *
 * @param text Of unknown origin.
 * @returns Strokes in pad units; `null` when it is not a whole drawing: cut short, changed, too long, or of a later version.
 */
export function decodeStrokes(text: string): readonly Stroke[] | null {
  if (text.length > MAX_TEXT_LENGTH || !/^[\w-]+$/.test(text)) return null;
  const bytes = bytesOf(text);
  const sum = bytes?.pop();
  if (bytes === null || sum !== bytes.reduce((total, byte) => total + byte, 0) % 256) return null;
  if (bytes.shift() !== DRAWING_TEXT_VERSION) return null;
  return strokesOf(bytes);
}

function bytesOf(text: string): number[] | null {
  try {
    return Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    // One letter too many or too few.
    return null;
  }
}

function strokesOf(bytes: readonly number[]): readonly Stroke[] | null {
  let index = 0;
  const readCount = (): number => {
    let count = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[index++];
      if (byte === undefined || scale > 128 ** 3) return Number.NaN;
      count += (byte % 128) * scale;
      if (byte < 128) return count;
    }
  };
  const readDifference = (from: number): number => {
    const count = readCount();
    return from + (count % 2 === 0 ? count / 2 : -(count + 1) / 2);
  };
  const strokes: Stroke[] = [];
  let [x, y, level] = [0, 0, PRESSURE_LEVELS / 2];
  while (index < bytes.length) {
    const header = readCount();
    const numPoints = Math.floor(header / 2);
    // Each point takes two bytes at least: a count that promises more is not counted out.
    if (!(numPoints > 0 && 2 * numPoints <= bytes.length - index)) return null;
    const stroke: Point[] = [];
    for (let i = 0; i < numPoints; i++) {
      x = readDifference(x);
      y = readDifference(y);
      if (header % 2 === 1) level = readDifference(level);
      if (!isOnSheet(x) || !isOnSheet(y) || !(level >= 0 && level <= PRESSURE_LEVELS)) return null;
      stroke.push(header % 2 === 1 ? [x, y, level / PRESSURE_LEVELS] : [x, y]);
    }
    strokes.push(stroke);
  }
  return strokes.length > 0 ? strokes : null;
}

function isOnSheet(coordinate: number): boolean {
  return coordinate >= -MAX_OVERSHOOT && coordinate <= PAD_SIZE + MAX_OVERSHOOT;
}
