import type { Stroke } from '@raqam/image';

/** Where this tab keeps the strokes. */
const STROKES_KEY = 'raqam:strokes';

/** Keeps strokes for this tab, so that they are there on the next page; where storage is denied they last as long as the page. */
export function saveStrokes(strokes: readonly Stroke[]): void {
  try {
    sessionStorage.setItem(STROKES_KEY, JSON.stringify(strokes));
  } catch {
    // Full or forbidden storage: nothing is lost that is not before the visitor's eyes.
  }
}

/** The strokes that this tab keeps; none where there are none, or what is kept is not strokes. */
export function loadStrokes(): readonly Stroke[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(STROKES_KEY) ?? '[]');
    return isStrokes(kept) ? kept : [];
  } catch {
    return [];
  }
}

function isStrokes(value: unknown): value is readonly Stroke[] {
  const isPoint = (point: unknown) =>
    Array.isArray(point) && (point.length === 2 || point.length === 3) && point.every(Number.isFinite);
  return Array.isArray(value) && value.every((stroke) => Array.isArray(stroke) && stroke.every(isPoint));
}
