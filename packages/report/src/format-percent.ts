import { numberFormat } from './number-format.ts';

/** How many decimals a percentage has: those known from a count, or a fixed number. */
export type PercentOptions =
  | {
      /** How many things the share is of: as many decimals as tell k of them from k + 1, and no more. */
      readonly count: number;
      readonly decimals?: never;
    }
  | {
      /** @default 1 */
      readonly decimals?: number;
      readonly count?: never;
    };

/**
 * A share as a percentage: `98.95%`, `98,95 %`.
 *
 * A share of `count` things is known to 100/count percent, so 10 000 images give two decimals, 2000 give two, 1000 one
 * and 100 none. What is not certain never reads as 100 %: a share below 1 that would be rounded up to it is cut off.
 *
 * @param share From 0 to 1.
 * @param locale A BCP 47 language tag.
 */
export function formatPercent(share: number, locale: string, { count, decimals = 1 }: PercentOptions = {}): string {
  const fractionDigits = count === undefined ? decimals : Math.max(0, Math.ceil(Math.log10(count)) - 2);
  const roundsUpToOne = share < 1 && share >= 1 - 0.5 * 10 ** -(fractionDigits + 2);
  return numberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
    roundingMode: roundsUpToOne ? 'trunc' : 'halfExpand',
  }).format(share);
}
