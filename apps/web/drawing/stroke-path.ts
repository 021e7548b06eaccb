import type { Stroke } from '@raqam/image';

/**
 * A stroke as the `d` of an SVG path: a curve through the middles between its points, with the points as its handles,
 * so that a quick hand leaves no corners. A single point is a line of no length, which a round pen shows as a dot.
 */
export function strokePath(stroke: Stroke): string {
  const [first, ...rest] = stroke;
  if (first === undefined) return '';
  let path = `M${round(first[0])} ${round(first[1])}`;
  rest.forEach(([x, y], i) => {
    const next = rest[i + 1];
    if (next === undefined) path += `L${round(x)} ${round(y)}`;
    else path += `Q${round(x)} ${round(y)} ${round((x + next[0]) / 2)} ${round((y + next[1]) / 2)}`;
  });
  return rest.length === 0 ? `${path}h0` : path;
}

/** A tenth of a pad unit is finer than any screen shows, and keeps the document short. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
