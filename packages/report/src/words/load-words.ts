import type { Catalog } from './catalogs/en.ts';
import { describeAccuracy } from './describe-accuracy.ts';
import { describeClassification } from './describe-classification.ts';
import { describeComparison } from './describe-comparison.ts';
import { describeFigure } from './describe-figure.ts';
import { describeMean } from './describe-mean.ts';
import { describeReplication } from './describe-replication.ts';
import { describeSuspectLabels } from './describe-suspect-labels.ts';
import { formatDifference } from './format-difference.ts';
import { formatEnds } from './format-ends.ts';
import { formatP } from './format-p.ts';
import { formatValue } from './format-value.ts';
import { createLanguage } from './language.ts';
import type { Words, WordsLocale } from './words.ts';

const CATALOGS: Readonly<Record<WordsLocale, () => Promise<Catalog>>> = {
  en: async () => (await import('./catalogs/en.ts')).en,
  fr: async () => (await import('./catalogs/fr.ts')).fr,
  ar: async () => (await import('./catalogs/ar.ts')).ar,
};

/** The words of a language. Only its own messages are loaded. */
export async function loadWords(locale: WordsLocale): Promise<Words> {
  const language = createLanguage(locale, await CATALOGS[locale]());
  return {
    locale,
    direction: locale === 'ar' ? 'rtl' : 'ltr',
    figure: (figure) => describeFigure(language, figure),
    comparison: (verdict, names) => describeComparison(language, verdict, names),
    replication: (verdict, name) => describeReplication(language, verdict, name),
    accuracy: (metrics) => describeAccuracy(language, metrics),
    mean: (mean, unit) => describeMean(language, mean, unit),
    suspectLabels: (suspects, source) => describeSuspectLabels(language, suspects, source),
    classification: (report) => describeClassification(language, report),
    quantity: (quantity) => language.say(`quantity.${quantity}`),
    value: (value, unit) => formatValue(language, value, unit),
    difference: (difference, unit) => formatDifference(language, difference, unit),
    interval: (interval, unit) => language.say('range.alone', formatEnds(language, interval, unit)),
    p: (p, level) => formatP(language, p, level),
  };
}
