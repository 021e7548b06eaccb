import * as v from 'valibot';

// The fields that many schemas share. Each carries as its message what it expects, which is what an error then says.

/** A whole number within bounds, both included. */
export function wholeNumber(minimum: number, maximum: number) {
  return number(
    `a whole number from ${minimum} to ${maximum}`,
    (value) => Number.isInteger(value) && value >= minimum && value <= maximum,
  );
}

/** A whole number ≥ 0 that a double holds exactly. */
export const count = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** A finite number ≥ 0. */
export const nonNegative = number('a finite number ≥ 0', (value) => value >= 0);

/** A finite number > 0. */
export const positive = number('a finite number > 0', (value) => value > 0);

/** A number in [0, 1]. */
export const fraction = number('a number from 0 to 1', (value) => value >= 0 && value <= 1);

/** A number in [0, 1). */
export const fractionBelowOne = number('a number from 0 to below 1', (value) => value >= 0 && value < 1);

/** A finite number. Negative zero is refused: JSON would lose its sign. */
export function number(expected: string, holds: (value: number) => boolean) {
  return v.pipe(
    v.number(expected),
    v.check((value) => Number.isFinite(value) && !Object.is(value, -0) && holds(value), expected),
  );
}

/** An object that is no array: valibot takes arrays for objects wherever no field is required. */
export const plainObject = v.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object',
);

/** Text of 1 to 200 characters. */
export const text = v.pipe(
  v.string('text of 1 to 200 characters'),
  v.minLength(1, 'text of 1 to 200 characters'),
  v.maxLength(200, 'text of 1 to 200 characters'),
  // A lone surrogate has no UTF-8 form and would come back from a file as another character.
  v.check((value) => !/\p{Surrogate}/u.test(value), 'text without lone surrogates'),
);

/** A SHA-256 in lower-case hexadecimal. */
export const sha256 = v.pipe(
  v.string('a SHA-256 as 64 lower-case hexadecimal digits'),
  v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 as 64 lower-case hexadecimal digits'),
);
