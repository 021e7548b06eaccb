/**
 * The class that a value says it is of, `Uint8ClampedArray` or `ImageBitmap` for example. Unlike `instanceof` it knows
 * the objects of another frame or realm.
 */
export function classNameOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
