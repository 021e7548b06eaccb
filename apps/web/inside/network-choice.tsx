'use client';

import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { RunEntry } from '../runs/run-entry.ts';
import styles from './network-choice.module.css';

interface NetworkChoiceProps {
  /** As `formatNetworkSource` writes it. */
  readonly chosen: string;
  readonly onChoose: (network: string) => void;
}

/** Which network is looked into: one that comes with the site, or one that was trained or opened in this browser. */
export function NetworkChoice({ chosen, onChoose }: NetworkChoiceProps) {
  const t = useTranslations('inside');
  const locale = useLocale();
  const [runs, setRuns] = useState<readonly RunEntry[]>([]);

  useEffect(() => {
    import('../runs/run-store.ts')
      .then(({ listRuns }) => listRuns())
      // A browser that keeps nothing has no runs to choose from.
      .then(setRuns, () => setRuns([]));
  }, []);

  const isListed = !chosen.startsWith('run:') || runs.some(({ id }) => chosen === `run:${id}`);
  return (
    <label className={styles.choice}>
      {t('choice')}
      <select value={chosen} onChange={({ target }) => onChoose(target.value)}>
        <optgroup label={t('shipped')}>
          <option value="compact">{t('compact')}</option>
          <option value="accurate">{t('accurate')}</option>
        </optgroup>
        {runs.length > 0 && (
          <optgroup label={t('runs')}>
            {runs.map(({ accuracy, id, name }) => (
              <option key={id} value={`run:${id}`}>
                {accuracy === null ? name : `${name} · ${formatPercent(accuracy, locale)}`}
              </option>
            ))}
          </optgroup>
        )}
        {!isListed && <option value={chosen}>{t('unlisted')}</option>}
      </select>
    </label>
  );
}
