import * as v from 'valibot';
import { storeChoice, storedChoice } from '../settings/stored-choice.ts';

/** What a person says of a label: it is right, the networks are, or neither can be said. */
export const VOTES = ['label', 'networks', 'unclear'] as const;

export type LabelVote = (typeof VOTES)[number];

/** By the image's index in the test set. */
export type LabelVotes = Readonly<Record<string, LabelVote>>;

const KEY = 'raqam:label-votes';

const schema = v.record(v.pipe(v.string(), v.regex(/^\d{1,5}$/)), v.picklist(VOTES));

/** The votes that this browser keeps; none where they are not what this page wrote. */
export function loadVotes(): LabelVotes {
  return parseVotes(storedChoice(KEY));
}

/** @param text As {@link saveVotes} writes it; `null` where nothing was written. */
export function parseVotes(text: string | null): LabelVotes {
  if (text === null) return {};
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}

/** Keeps the votes in this browser, in the place of those before; none are forgotten altogether. */
export function saveVotes(votes: LabelVotes): void {
  storeChoice(KEY, Object.keys(votes).length === 0 ? null : JSON.stringify(votes));
}
