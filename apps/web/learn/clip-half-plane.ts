type Point = readonly [x: number, y: number];

/**
 * The part of a convex polygon where bias + w1 · x + w2 · y > 0, its edge included: Sutherland and Hodgman's algorithm
 * (Communications of the ACM 17, 1974) with one edge.
 *
 * @returns Its corners in the order of the polygon's; none where nothing is left.
 */
export function clipHalfPlane(
  polygon: readonly Point[],
  [bias, w1, w2]: readonly [bias: number, w1: number, w2: number],
): Point[] {
  const side = ([x, y]: Point) => bias + w1 * x + w2 * y;
  return polygon.flatMap((end, i) => {
    const start = polygon[(i + polygon.length - 1) % polygon.length];
    const [from, to] = [side(start), side(end)];
    const kept = to >= 0 ? [end] : [];
    if (from >= 0 === to >= 0) return kept;
    const share = from / (from - to);
    const crossing: Point = [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])];
    return [crossing, ...kept];
  });
}
