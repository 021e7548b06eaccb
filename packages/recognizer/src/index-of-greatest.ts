/** The first of them, where several are equal. */
export function indexOfGreatest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
