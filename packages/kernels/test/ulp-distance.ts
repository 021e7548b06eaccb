const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** How many f32 lie between two, one of them counted: 0 for equal ones, 1 for neighbours; +0 and −0 are equal. */
export function ulpDistance(a: number, b: number): number {
  return Math.abs(rank(a) - rank(b));
}

/** f32 in order, counted from 0. */
function rank(value: number): number {
  float[0] = value;
  return bits[0] < 0 ? -(bits[0] & 0x7fffffff) : bits[0];
}
