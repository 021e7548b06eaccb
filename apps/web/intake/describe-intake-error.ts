import { formatBytes, formatNumber } from '@raqam/report';
import type { Locale } from '../i18n/locales.ts';
import type intake from '../messages/en/intake.json';
import type { IntakeError } from './intake-error.ts';

// Fetched when there is something to say: a page that takes pictures need not carry the words for files it never sees.
const WORDS: Readonly<Record<Locale, () => Promise<{ readonly default: typeof intake }>>> = {
  en: () => import('../messages/en/intake.json'),
  fr: () => import('../messages/fr/intake.json'),
  ar: () => import('../messages/ar/intake.json'),
};

/** What was received, what was expected and what to do, in the language of the page. */
export async function describeIntakeError({ fileName, problem }: IntakeError, locale: Locale): Promise<string> {
  const [{ default: words }, { formatText }] = await Promise.all([WORDS[locale](), import('./format-text.ts')]);
  const number = (value: number) => formatNumber(value, locale);
  // Set apart, so that a name from left to right leaves the order of an Arabic sentence alone.
  const name = fileName === '' ? words.unnamed : `\u2068${fileName}\u2069`;
  const say = (values: Readonly<Record<string, string>>) =>
    formatText(words[problem.reason], locale, { name, ...values });
  switch (problem.reason) {
    case 'fileTooLarge':
      return say({ size: formatBytes(problem.sizeBytes, locale), limit: formatBytes(problem.limitBytes, locale) });
    case 'wrongFormat':
      return say({ received: problem.received });
    case 'tooManyPixels':
      return say({
        width: number(problem.width),
        height: number(problem.height),
        limit: number(problem.limitPixels / 1e6),
      });
    case 'damaged':
      return say({ format: problem.format });
    case 'empty':
    case 'unknownFormat':
    case 'unanswered':
      return say({});
  }
}
