/** Steps once around the circle. */
export const CIRCLE_STEPS = 24;

const ROOT_2 = Math.sqrt(2);
const ROOT_6 = Math.sqrt(6);
/** Sines of 0°, 15°, … 90°, by square roots, which are equal on every machine. */
const SINES = [0, (ROOT_6 - ROOT_2) / 4, 0.5, ROOT_2 / 2, Math.sqrt(3) / 2, (ROOT_6 + ROOT_2) / 4, 1];

/** The point of the unit circle a whole number of steps of 15° clockwise (y is down) from the right. */
export function onCircle(step: number): readonly [x: number, y: number] {
  return [sine(step + 6), sine(step)];
}

function sine(step: number): number {
  const place = ((step % CIRCLE_STEPS) + CIRCLE_STEPS) % CIRCLE_STEPS;
  const half = place % 12;
  return (place < 12 ? 1 : -1) * SINES[half <= 6 ? half : 12 - half];
}
