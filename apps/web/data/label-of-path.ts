/**
 * The digit that a picture shows, by its place: the nearest folder that is named by one digit, or else the first character
 * of its own name where no other digit or letter follows: `digits/7/a.png`, `7.png` and `7_03.png` are sevens.
 *
 * @param path With `/` between folders.
 * @returns `null` where the place tells nothing.
 */
export function labelOfPath(path: string): number | null {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const folder = parts.findLast((part) => /^\d$/.test(part));
  const label = folder ?? /^(\d)(?![\p{L}\d])/u.exec(name)?.[1];
  return label === undefined ? null : Number(label);
}
