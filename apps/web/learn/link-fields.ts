import {
  everyItem,
  finite,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nonEmpty,
  pipe,
  string,
  transform,
} from 'valibot';

/** A whole number in an address, from `min` to `max`. */
export function wholeField(min: number, max: number) {
  return pipe(string(), nonEmpty(), transform(Number), integer(), minValue(min), maxValue(max));
}

/** A number in an address, from `min` to `max`. */
export function numberField(min: number, max: number) {
  return pipe(string(), nonEmpty(), transform(Number), finite(), minValue(min), maxValue(max));
}

/** Numbers in an address, `1_-2.5_0`: from `least` to `most` of them, none further from 0 than `bound`. */
export function numbersField(least: number, most: number, bound: number) {
  return pipe(
    string(),
    transform((text) => text.split('_').map((part) => (part === '' ? Number.NaN : Number(part)))),
    minLength(least),
    maxLength(most),
    everyItem((value) => Math.abs(value) <= bound),
  );
}
