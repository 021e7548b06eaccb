/** The least double above a positive one. */
export function nextAbove(value: number): number {
  return neighbor(value, 1n);
}

/** The greatest double below a positive one. */
export function nextBelow(value: number): number {
  return neighbor(value, -1n);
}

function neighbor(value: number, steps: bigint): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + steps);
  return bits.getFloat64(0);
}
