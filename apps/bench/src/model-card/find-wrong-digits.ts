import type { Contestant } from '../recognizer/contestant.ts';
import type { DigitSet } from '../recognizer/digit-set.ts';
import { readDrawings } from '../recognizer/read-drawings.ts';
import type { WrongDigit } from './wrong-digit.ts';

/** The digits of a set that at least one of the networks reads wrongly, in the order of the set. */
export function findWrongDigits({ name, digits }: DigitSet, contestants: readonly Contestant[]): WrongDigit[] {
  const recognizers = contestants.map(({ recognizer }) => recognizer);
  const readings = readDrawings(
    recognizers,
    digits.map(({ drawing }) => drawing),
  );
  return digits.flatMap(({ drawing, index, label }, i): WrongDigit[] => {
    const readAs = readings.map(({ labels }) => labels[i]);
    if (readAs.every((read) => read === label)) return [];
    return [{ set: name, index, label, readAs, image: recognizers[0].recognize(drawing)?.image ?? null }];
  });
}
