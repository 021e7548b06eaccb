import { StrokeError } from './errors.ts';
import type { Point, Stroke } from './stroke.ts';

/**
 * A place that a written line passes through, in the unit box of its numeral: x and y in the same units, y down, the
 * numeral's height from 0 to 1. At a corner the line turns sharply instead of smoothly.
 */
export type ControlPoint = readonly [x: number, y: number, corner?: 'corner'];

/**
 * A smooth line through control points, as evenly spaced points in the order of writing: a centripetal Catmull–Rom
 * spline, which between close points neither loops nor overshoots. A corner ends one spline and begins the next.
 *
 * The knots lie √distance apart, which takes square roots alone: bit-equal on every machine.
 *
 * @param controlPoints Neighbors in the same place count once. One place alone gives one point.
 * @param spacing Largest distance of neighboring points along the straight lines between control points.
 * @throws {StrokeError} `sampleSpline: spacing is 0; expected a number above 0, such as 0.02.`
 * @see Yuksel, Schaefer, Keyser, "Parameterization and applications of Catmull–Rom curves", CAD 43 (2011).
 */
export function sampleSpline(controlPoints: readonly ControlPoint[], spacing = 0.02): Stroke {
  if (!(spacing > 0)) {
    throw new StrokeError(`sampleSpline: spacing is ${spacing}; expected a number above 0, such as 0.02.`);
  }
  const places = controlPoints.filter((point, i) => i === 0 || distance(controlPoints[i - 1], point) !== 0);
  const points: Point[] = places.slice(0, 1).map(([x, y]) => [x, y]);
  for (let i = 0; i + 1 < places.length; i++) {
    const from = places[i];
    const to = places[i + 1];
    // At an end or a corner there is no neighbor to steer by: the line goes on as if mirrored there.
    const before = i > 0 && !from[2] ? places[i - 1] : mirror(to, from);
    const after = i + 2 < places.length && !to[2] ? places[i + 2] : mirror(from, to);
    const numSteps = Math.max(1, Math.ceil(distance(from, to) / spacing));
    for (let step = 1; step < numSteps; step++) points.push(interpolate(before, from, to, after, step / numSteps));
    points.push([to[0], to[1]]);
  }
  return points;
}

function mirror([x, y]: ControlPoint, [centerX, centerY]: ControlPoint): ControlPoint {
  return [2 * centerX - x, 2 * centerY - y];
}

function distance([ax, ay]: ControlPoint, [bx, by]: ControlPoint): number {
  return Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
}

/** Barry and Goldman's pyramid of linear interpolations between b (t = 0) and c (t = 1). */
function interpolate(a: ControlPoint, b: ControlPoint, c: ControlPoint, d: ControlPoint, t: number): Point {
  const knotA = -Math.sqrt(distance(a, b));
  const knotC = Math.sqrt(distance(b, c));
  const knotD = knotC + Math.sqrt(distance(c, d));
  const knot = t * knotC;
  const blend = (axis: 0 | 1): number => {
    const ab = mix(a[axis], b[axis], knotA, 0, knot);
    const bc = mix(b[axis], c[axis], 0, knotC, knot);
    const cd = mix(c[axis], d[axis], knotC, knotD, knot);
    return mix(mix(ab, bc, knotA, knotC, knot), mix(bc, cd, 0, knotD, knot), 0, knotC, knot);
  };
  return [blend(0), blend(1)];
}

/** The straight line that is `from` at knot `a` and `to` at knot `b`, read at `knot`. */
function mix(from: number, to: number, a: number, b: number, knot: number): number {
  return from + ((to - from) * (knot - a)) / (b - a);
}
