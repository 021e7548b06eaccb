import { QUANTITIES } from '../figures/quantity.ts';
import type { ReplicationVerdict } from '../replication-verdict.ts';
import { formatEnds } from './format-ends.ts';
import { formatName } from './format-name.ts';
import { formatLevel, formatValue } from './format-value.ts';
import type { Language } from './language.ts';
import type { ReplicatedName } from './words.ts';

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
  return say(`replication.${side ?? 'inside'}`, {
    ...ours,
    level: formatLevel(language, predictionInterval.level),
    ...formatEnds(language, predictionInterval, unit),
  });
}
