'use client';

import { describeConfusions, formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';

interface ConfusionSummaryProps {
  /** `counts[label][prediction]`, square. */
  readonly counts: readonly (readonly number[])[];
}

/** What a confusion matrix says, in a sentence or two. */
export function ConfusionSummary({ counts }: ConfusionSummaryProps) {
  const t = useTranslations('runs');
  const locale = useLocale();
  const { classes, bestLabel, worstLabel, confusions } = describeConfusions(counts);
  if (bestLabel === null || worstLabel === null) return null;
  const share = (label: number) => formatPercent(classes[label].recall ?? 0, locale);
  const [most] = confusions;
  return (
    <p>
      {t('bestAndWorst', {
        best: String(bestLabel),
        bestShare: share(bestLabel),
        worst: String(worstLabel),
        worstShare: share(worstLabel),
      })}{' '}
      {most !== undefined &&
        t('mostConfused', { label: String(most.label), prediction: String(most.prediction), count: most.count })}
    </p>
  );
}
