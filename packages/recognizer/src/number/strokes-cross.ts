import { measureStrokes, type Point, type Stroke } from '@raqam/image';

/** Points of a stroke that are looked at, at most: more are passed over evenly. */
const MAX_POINTS = 64;

/**
 * Whether the paths of two strokes cross: a segment of one has the ends of a segment of the other on different sides, and
 * the other way round. Paths that only touch at an end do not.
 *
 * Cost: at most 64 times 64 segments, none where the strokes' boxes lie apart.
 */
export function strokesCross(a: Stroke, b: Stroke): boolean {
  const [boxA, boxB] = [measureStrokes([a]), measureStrokes([b])];
  if (boxA === null || boxB === null) return false;
  if (boxA.left > boxB.left + boxB.width || boxB.left > boxA.left + boxA.width) return false;
  if (boxA.top > boxB.top + boxB.height || boxB.top > boxA.top + boxA.height) return false;
  const [pathA, pathB] = [thin(a), thin(b)];
  for (let i = 1; i < pathA.length; i++) {
    for (let j = 1; j < pathB.length; j++) {
      if (segmentsCross(pathA[i - 1], pathA[i], pathB[j - 1], pathB[j])) return true;
    }
  }
  return false;
}

/** Evenly chosen points, first and last among them. */
function thin(stroke: Stroke): Stroke {
  if (stroke.length <= MAX_POINTS) return stroke;
  return Array.from({ length: MAX_POINTS }, (_, i) => stroke[Math.round((i * (stroke.length - 1)) / (MAX_POINTS - 1))]);
}

function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** On which side of the line through a and b the point lies: the sign of a cross product. */
function side([ax, ay]: Point, [bx, by]: Point, [px, py]: Point): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}
