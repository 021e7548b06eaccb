/** Cuts each value of `x` to [−limit, limit], limit an f32 of at least 0. A NaN stays one. */
export function clip(x: Float32Array, limit: number): void {
  for (let i = 0; i < x.length; i++) x[i] = Math.min(Math.max(x[i], -limit), limit);
}
