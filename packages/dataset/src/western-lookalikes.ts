/** A numeral of another script that a reader of Western digits may fairly take for one of them. */
export interface WesternLookalike {
  /** The numeral's own value, 0 to 9: its label in the data set of its script. */
  readonly label: number;
  /** The Western digit that it is taken for, 0 to 9. */
  readonly resembles: number;
  /** Why, for people. */
  readonly reason: string;
}

/** Scripts by the names of their numbering systems, as in BCP 47's `-u-nu-`. */
export type LookalikeScript = 'arab' | 'beng' | 'deva' | 'gujr' | 'guru' | 'hanidec' | 'knda' | 'thai';

/**
 * By script, the numerals that look like a Western digit, decided by looking at handwritten ones. To read such a
 * numeral as that digit is no mistake; to read any other numeral of these scripts as a digit is one.
 *
 * Of `beng`, `deva`, `knda` and `thai`, which only ever judge, a class is listed when most of it reads as a digit. Of
 * `arab`, `gujr`, `guru` and `hanidec`, whose other classes teach what no digit is, it is listed already when some of it
 * does: a network must not unlearn a digit.
 */
export const WESTERN_LOOKALIKES: Readonly<Record<LookalikeScript, readonly WesternLookalike[]>> = {
  arab: [
    { label: 0, resembles: 0, reason: 'a dot blown up to the size of a digit: a blotted 0, or a short thick bar' },
    { label: 1, resembles: 1, reason: 'the same upright bar' },
    { label: 5, resembles: 0, reason: 'the same ring' },
    { label: 6, resembles: 7, reason: 'the same bar and stem' },
    { label: 8, resembles: 1, reason: 'an upstroke and a downstroke, as a European 1 with a long flag has' },
    { label: 9, resembles: 9, reason: 'the same loop and stem' },
  ],
  beng: [
    { label: 0, resembles: 0, reason: 'the same ring' },
    { label: 1, resembles: 2, reason: 'the bow of a 2 whose foot is curled up' },
    { label: 2, resembles: 2, reason: 'the same bow and foot' },
    { label: 3, resembles: 6, reason: 'a bow from the upper left that curls inwards, as a 6 does' },
    { label: 4, resembles: 8, reason: 'the same two loops' },
    { label: 7, resembles: 9, reason: 'the same loop and stem' },
    { label: 9, resembles: 2, reason: 'a 2 with a looped foot; in Bengali hands hardly another shape than 1' },
  ],
  deva: [
    { label: 0, resembles: 0, reason: 'the same ring' },
    { label: 1, resembles: 9, reason: 'the same loop and stem' },
    { label: 2, resembles: 2, reason: 'the same bow and foot' },
    { label: 3, resembles: 3, reason: 'the same two bows, with a tail' },
    { label: 4, resembles: 8, reason: 'an 8 that is open at the top' },
    { label: 7, resembles: 6, reason: 'the same stem that curls inwards' },
    { label: 9, resembles: 5, reason: 'an S, as a 5 in one stroke is; with its upper bow closed, an 8 or a hooked 9' },
  ],
  gujr: [
    { label: 0, resembles: 0, reason: 'the same ring' },
    { label: 1, resembles: 2, reason: 'a 2 with a closed head; with a short foot, a 9' },
    { label: 2, resembles: 2, reason: 'the same bow and foot' },
    { label: 3, resembles: 3, reason: 'the same two bows' },
    { label: 4, resembles: 8, reason: 'an 8 that is open at the top' },
    { label: 5, resembles: 4, reason: 'an open 4' },
    { label: 6, resembles: 5, reason: 'an S, as a 5 in one stroke is; with its upper bow closed, a hooked 9' },
    { label: 7, resembles: 9, reason: 'the same loop and hook' },
  ],
  guru: [
    { label: 0, resembles: 0, reason: 'the same ring' },
    { label: 1, resembles: 9, reason: 'the same loop and stem; with a foot, a 2' },
    { label: 2, resembles: 2, reason: 'the same bow and foot' },
    { label: 3, resembles: 3, reason: 'the same two bows, with a tail' },
    { label: 4, resembles: 8, reason: 'an 8 that is open at the top' },
    { label: 5, resembles: 4, reason: 'an open 4' },
    { label: 7, resembles: 7, reason: 'the same bar and stem, rounded' },
    { label: 8, resembles: 2, reason: 'a 2 with a small head and a bar' },
  ],
  hanidec: [],
  knda: [
    { label: 0, resembles: 0, reason: 'the same ring' },
    { label: 3, resembles: 2, reason: 'a 2 with a closed head' },
    { label: 4, resembles: 8, reason: 'an 8 that is open at the top' },
    { label: 7, resembles: 2, reason: 'the same bow and foot' },
  ],
  thai: [
    { label: 0, resembles: 0, reason: 'the same ring' },
    { label: 1, resembles: 9, reason: 'a loop and a tail around it, as a hooked 9 has' },
  ],
};
