import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ModelCardError } from '../command-error.ts';
import type { WrongDigit } from './wrong-digit.ts';

/**
 * Why a digit is read wrongly, as a person sees it who looks at the picture: nobody could tell what it is; it is plainly
 * another digit than its label says; or it is plainly what its label says.
 */
export const CAUSES = ['illegible', 'mislabelled', 'misread'] as const;

export type Cause = (typeof CAUSES)[number];

/** What a person decided about one picture. */
interface SortedDigit {
  readonly label: number;
  /** Of the picture: {@link fingerprint}. */
  readonly picture: string;
  readonly cause: Cause;
}

/** By set, then by index in the set. Pictures that no network reads wrongly any more may stay. */
export type SortedDigits = Readonly<Record<string, Readonly<Record<string, SortedDigit>>>>;

/** Wrong digits by cause, and those that nobody has looked at yet. */
export interface Sorting {
  readonly byCause: Readonly<Record<Cause, readonly WrongDigit[]>>;
  readonly unsorted: readonly WrongDigit[];
}

/**
 * Looks up what was decided about each digit.
 *
 * @throws {ModelCardError} `mnist 247: this is not the picture that was sorted (label 4, 5f0c…; sorted: 2, 77aa…). …`
 */
export function sortDigits(digits: readonly WrongDigit[], sorted: SortedDigits): Sorting {
  const causeOf = (digit: WrongDigit): Cause | null => {
    const decided = sorted[digit.set]?.[digit.index];
    if (decided === undefined) return null;
    const picture = fingerprint(digit);
    if (decided.label !== digit.label || decided.picture !== picture) {
      throw new ModelCardError(
        `${digit.set} ${digit.index}: this is not the picture that was sorted (label ${digit.label}, ${picture}; sorted: ${decided.label}, ${decided.picture}). Take its entry out and sort it again.`,
      );
    }
    return decided.cause;
  };
  const causes = digits.map(causeOf);
  const of = (cause: Cause | null) => digits.filter((_, i) => causes[i] === cause);
  return {
    byCause: { illegible: of('illegible'), mislabelled: of('mislabelled'), misread: of('misread') },
    unsorted: of(null),
  };
}

/** The first 12 digits of the SHA-256 of what the networks saw, as bytes. */
export function fingerprint({ image }: Pick<WrongDigit, 'image'>): string {
  const bytes = Uint8Array.from(image?.ink ?? [], (value) => Math.round(value * 255));
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12);
}

const sortedSchema = v.record(
  v.string(),
  v.record(
    v.pipe(v.string(), v.digits()),
    v.strictObject({
      label: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
      picture: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
      cause: v.picklist(CAUSES, ({ received }) => `received ${received}; expected ${CAUSES.join(', ')}`),
    }),
  ),
);

/**
 * Reads decisions from JSON.
 *
 * @param path For messages.
 * @throws {ModelCardError} `sorted-digits.json, mnist.247.cause: received "?"; expected illegible, mislabelled, misread. …`
 */
export function parseSortedDigits(text: string, path: string): SortedDigits {
  const parsed = v.safeParse(sortedSchema, JSON.parse(text), { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new ModelCardError(
    `${path}, ${v.getDotPath(issue)}: ${issue.message}. Look at the picture and correct the entry.`,
  );
}
