import { type FunctionBuilder, f32x4, type Local, shuffleLanes, type Vector } from '../assembler/index.ts';

/** The sum (v0 + v2) + (v1 + v3) of each of up to four vectors, side by side; lanes beyond are 0. */
export function horizontalSums(f: FunctionBuilder, vectors: readonly Local<'v128'>[]): Vector {
  const zero = f32x4.const(0);
  const [a, b = zero, c = zero, d = zero] = vectors;
  const halves = (p: Vector, q: Vector) =>
    f.let('halves', f32x4.add(shuffleLanes(p, q, [0, 4, 1, 5]), shuffleLanes(p, q, [2, 6, 3, 7])));
  const left = halves(a, b);
  const right = halves(c, d);
  return f32x4.add(shuffleLanes(left, right, [0, 1, 4, 5]), shuffleLanes(left, right, [2, 3, 6, 7]));
}
