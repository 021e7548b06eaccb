import type { Figure } from '../figures/figure.ts';
import { formatName } from './format-name.ts';
import type { Language } from './language.ts';

/** A figure's title, with what it is of where it says so. */
export function titleOf(language: Language, title: string, { subject }: Figure): string {
  return subject === undefined ? title : language.say('title.of', { title, subject: formatName(language, subject) });
}
