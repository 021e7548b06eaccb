import { type Dataset, inkFromPixels, WESTERN_LOOKALIKES } from '@raqam/dataset';
import type { Raster, Stroke } from '@raqam/image';
import { composeNumbers } from '../fixtures/compose-numbers.ts';
import { DOODLE_KINDS, drawDoodle } from '../fixtures/draw-doodle.ts';
import type { DigitSet } from './digit-set.ts';
import { loadPictures } from './load-digit-set.ts';

/** Drawings of one kind that are no digits. */
export interface NonDigits {
  readonly group: 'scribbles' | 'numerals';
  readonly kind: string;
  readonly drawings: readonly (Raster | readonly Stroke[])[];
}

const NUM_PER_KIND = 150;
const SEED = 1;

/** Scripts that nothing is ever learnt from. */
const SCRIPTS = ['deva', 'beng', 'knda', 'thai'] as const;
/** Taken evenly from each class, which may be sorted by writer. */
const MAX_PER_CLASS = 150;

/**
 * What recognizers should refuse: scribbles, doodles and letters; two digits on a pad for one; and numerals of other
 * scripts that do not look like a Western digit.
 *
 * @param digits Held-out pen strokes, of which the pairs are composed.
 * @throws {BenchmarkDataError} When one of the scripts is not on this machine.
 */
export async function loadNonDigits(
  benchmark: string,
  { digits }: DigitSet<readonly Stroke[]>,
): Promise<readonly NonDigits[]> {
  const doodles = DOODLE_KINDS.map((kind): NonDigits => {
    const drawings = Array.from({ length: NUM_PER_KIND }, (_, index) => drawDoodle(kind, SEED, index));
    return { group: 'scribbles', kind, drawings };
  });
  const samples = digits.map(({ drawing, label, writer }) => ({ strokes: drawing, label, writer }));
  const pairs = composeNumbers(samples, { count: NUM_PER_KIND, seed: SEED, numDigits: [2, 2] });
  const numerals: NonDigits[] = [];
  for (const script of SCRIPTS) {
    const { train } = await loadPictures(`scripts/${script}`, benchmark);
    numerals.push({ group: 'numerals', kind: script, drawings: unlikeWestern(train, script) });
  }
  return [
    ...doodles,
    { group: 'scribbles', kind: 'two digits', drawings: pairs.map(({ strokes }) => strokes) },
    ...numerals,
  ];
}

function unlikeWestern(dataset: Dataset, script: (typeof SCRIPTS)[number]): Raster[] {
  const { height, labels, width } = dataset;
  const lookalikes = new Set(WESTERN_LOOKALIKES[script].map(({ label }) => label));
  const classes = new Map<number, number[]>();
  for (const [index, label] of labels.entries()) {
    if (lookalikes.has(label)) continue;
    const indices = classes.get(label);
    if (indices) indices.push(index);
    else classes.set(label, [index]);
  }
  return [...classes.values()].flatMap((indices) =>
    evenly(indices, MAX_PER_CLASS).map((index) => ({ height, width, ink: inkFromPixels(dataset.image(index)) })),
  );
}

function evenly<Item>(items: readonly Item[], atMost: number): Item[] {
  const count = Math.min(atMost, items.length);
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]);
}
