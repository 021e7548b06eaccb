import { formatBytes, formatNumber } from '@raqam/report';
import { createTranslator } from 'next-intl';
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
  const { default: messages } = await WORDS[locale]();
  const t = createTranslator({ locale, messages });
  const number = (value: number) => formatNumber(value, locale);
  const name = fileName === '' ? t('unnamed') : `\u2068${fileName}\u2069`;
  switch (problem.reason) {
    case 'fileTooLarge':
      return t('fileTooLarge', {
        name,
        size: formatBytes(problem.sizeBytes, locale),
        limit: formatBytes(problem.limitBytes, locale),
      });
    case 'wrongFormat':
      return t('wrongFormat', { name, received: problem.received });
    case 'tooManyPixels':
      return t('tooManyPixels', {
        name,
        width: number(problem.width),
        height: number(problem.height),
        limit: number(problem.limitPixels / 1e6),
      });
    case 'damaged':
      return t('damaged', { name, format: problem.format });
    default:
      return t(problem.reason, { name });
  }
}
