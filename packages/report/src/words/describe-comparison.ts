import type { ComparisonVerdict } from '../comparison-verdict.ts';
import { QUANTITIES } from '../figures/quantity.ts';
import { formatNumber } from '../format-number.ts';
import { formatDifference, formatPoints } from './format-difference.ts';
import { formatP } from './format-p.ts';
import { formatLevel } from './format-value.ts';
import type { Language } from './language.ts';
import { quoteName } from './quote-name.ts';
import type { ComparedNames } from './words.ts';

/** A verdict on two recipes in a sentence. */
export function describeComparison(
  language: Language,
  verdict: ComparisonVerdict,
  { quantity = 'accuracy', ...names }: ComparedNames,
): string {
  const sentence = sentenceOf(language, verdict, { quantity, ...names });
  if (quantity === 'accuracy') return sentence;
  return language.say('comparison.of', { quantity: language.say(`quantity.${quantity}`), sentence });
}

function sentenceOf(
  language: Language,
  { kind, difference, interval, p, level, detectableDifference }: ComparisonVerdict,
  { quantity = 'accuracy', numImages, numSeeds, ...names }: ComparedNames,
): string {
  const { say, locale } = language;
  const { unit } = QUANTITIES[quantity];
  const first = quoteName(language, names.first);
  const second = quoteName(language, names.second);
  if (kind === 'tooFew' || difference === null || interval === null || p === null) {
    return say('comparison.tooFew', { first, second });
  }
  const common = { first, second, p: formatP(language, p, level) };
  if (kind === 'indistinguishable') {
    if (detectableDifference === null) return say('comparison.equal', common);
    const detectable = formatDifference(language, detectableDifference, unit);
    if (numImages !== undefined) {
      return say('comparison.equalImages', { ...common, detectable, value: formatNumber(numImages, locale) });
    }
    if (numSeeds !== undefined) {
      return say('comparison.equalSeeds', { ...common, detectable, value: formatNumber(numSeeds, locale) });
    }
    return say('comparison.equalFrom', { ...common, detectable });
  }
  // "Better" and "worse" say on which side; by how much is then a length.
  const [low, high] = difference < 0 ? [-interval.high, -interval.low] : [interval.low, interval.high];
  return say(`comparison.${kind}`, {
    ...common,
    difference: formatDifference(language, Math.abs(difference), unit),
    level: formatLevel(language, interval.level),
    low: unit === 'share' ? formatPoints(language, low) : formatDifference(language, low, unit),
    high: formatDifference(language, high, unit),
  });
}
