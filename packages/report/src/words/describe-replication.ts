import { QUANTITIES } from '../figures/quantity.ts';
import type { ReplicationVerdict } from '../replication-verdict.ts';
import { formatEnds } from './format-ends.ts';
import { formatName } from './format-name.ts';
import { formatLevel, formatValue } from './format-value.ts';
import type { Language } from './language.ts';
import type { ReplicatedName } from './words.ts';

/** Decimals beyond the usual ones, up to which a value and the bound that it misses are told apart. */
const MAX_EXTRA_DECIMALS = 6;

/** A verdict on a published figure in a few sentences. */
export function describeReplication(
  language: Language,
  { published, mean, predictionInterval, side }: ReplicationVerdict,
  { name, quantity }: ReplicatedName,
): string {
  const { say } = language;
  const { unit } = QUANTITIES[quantity];
  const common = {
    name: formatName(language, name),
    quantity: say(`quantity.${quantity}`),
    published: formatValue(language, published, unit),
  };
  if (mean === null) return say('replication.none', common);
  const ours = { ...common, mean: formatValue(language, mean, unit) };
  if (predictionInterval === null) return say('replication.tooFew', ours);
  const missed = { inside: null, below: predictionInterval.low, above: predictionInterval.high }[side ?? 'inside'];
  // Rounded alike, "98.95% lies above 98.71% to 98.95%" would contradict itself.
  let extra = 0;
  if (missed !== null) {
    const text = (value: number) => formatValue(language, value, unit, extra);
    while (extra < MAX_EXTRA_DECIMALS && text(published) === text(missed)) extra += 1;
  }
  return say(`replication.${side ?? 'inside'}`, {
    ...ours,
    published: formatValue(language, published, unit, extra),
    level: formatLevel(language, predictionInterval.level),
    ...formatEnds(language, predictionInterval, unit, extra),
  });
}
