import { formatNumber } from '@raqam/report';
import type { PlanOverrides } from './plan-experiment.ts';

/**
 * A sentence, after a blank, on what runs have otherwise than their conditions' names may say; empty where there is
 * nothing. Other seeds go without saying: every report tells its number of runs.
 */
export function describeOverrides({ epochs, limit }: PlanOverrides): string {
  const told = [
    ...(epochs === undefined ? [] : [epochs === 1 ? '1 epoch' : `${formatNumber(epochs, 'en')} epochs`]),
    ...(limit === undefined ? [] : [`the first ${formatNumber(limit, 'en')} training images`]),
  ];
  return told.length === 0 ? '' : ` Changed for this report, whatever the names say: ${told.join(', ')}.`;
}
