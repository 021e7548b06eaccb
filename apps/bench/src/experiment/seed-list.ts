/**
 * Reads seeds as they are given on a command line: `10` is 1 to 10, `4..9` those from 4 to 9, `3,5` these two; parts
 * with commas between them are put together, of which one alone is a number of seeds.
 *
 * @returns Null when it is nothing of this kind, or a seed is there twice.
 */
export function parseSeedList(text: string): readonly number[] | null {
  if (/^\d+$/.test(text)) return range(1, Number(text));
  const seeds: number[] = [];
  for (const part of text.split(',')) {
    const [, first, last = first] = /^(\d+)(?:\.\.(\d+))?$/.exec(part) ?? [];
    const found = range(Number(first), Number(last));
    if (found === null) return null;
    seeds.push(...found);
  }
  return new Set(seeds).size === seeds.length ? seeds : null;
}

/** The shortest text that {@link parseSeedList} reads as these seeds, in this order. */
export function formatSeedList(seeds: readonly number[]): string {
  if (seeds.every((seed, index) => seed === index + 1)) return String(seeds.length);
  const parts: string[] = [];
  for (let from = 0; from < seeds.length; ) {
    let to = from;
    while (to + 1 < seeds.length && seeds[to + 1] === seeds[to] + 1) to += 1;
    parts.push(to === from ? String(seeds[from]) : `${seeds[from]}..${seeds[to]}`);
    from = to + 1;
  }
  // A number alone would be how many.
  return parts.length === 1 && seeds.length === 1 ? `${seeds[0]}..${seeds[0]}` : parts.join(',');
}

const MAX_SEEDS = 10_000;

function range(first: number, last: number): number[] | null {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || last < first || last - first >= MAX_SEEDS)
    return null;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
