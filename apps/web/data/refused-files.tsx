'use client';

import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { describeIntakeError } from '../intake/describe-intake-error.ts';
import { IntakeError } from '../intake/intake-error.ts';
import styles from './data-desk.module.css';
import type { RefusedFile } from './read-own-files.ts';
import { useAnswer } from './use-answer.ts';

interface RefusedFilesProps {
  readonly refused: readonly RefusedFile[];
}

/** Reasons are read one by one; of a thousand files of the same fault the first tell enough. */
const NUM_SHOWN = 8;

/** Files that were left out, and why. */
export function RefusedFiles({ refused }: RefusedFilesProps) {
  const t = useTranslations('dataDesk');
  const locale = useLocale();
  const describe = useCallback(
    () =>
      Promise.all(
        refused.slice(0, NUM_SHOWN).map(async (each) => {
          if (each.reason !== 'picture') return t(each.reason, { name: `\u2068${each.path}\u2069` });
          return await describeIntakeError(new IntakeError(each.path, each.problem), locale);
        }),
      ),
    [refused, locale, t],
  );
  const reasons = useAnswer(describe);
  if (refused.length === 0 || reasons === null) return null;
  const numMore = refused.length - reasons.length;
  return (
    <section className={styles.refused} aria-label={t('refused')}>
      <p>{t('refusedCount', { count: refused.length, files: formatNumber(refused.length, locale) })}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {numMore > 0 && <li>{t('more', { count: numMore, files: formatNumber(numMore, locale) })}</li>}
      </ul>
    </section>
  );
}
