'use client';

import { useTranslations } from 'next-intl';
import { formatNetworkSource, type NetworkSource, parseNetworkSource } from '../inside/network-source.ts';
import type { RunEntry } from '../runs/run-entry.ts';
import styles from './network-choice.module.css';

interface NetworkChoiceProps {
  readonly label: string;
  readonly entries: readonly RunEntry[];
  readonly value: NetworkSource;
  readonly onChoose: (source: NetworkSource) => void;
}

/** Chooses one of the networks that the site brings along, or of the runs of this browser. */
export function NetworkChoice({ label, entries, value, onChoose }: NetworkChoiceProps) {
  const t = useTranslations('compare');
  const isListed = value.kind === 'shipped' || entries.some(({ id }) => id === value.id);
  return (
    <label className={styles.choice}>
      {label}
      <select
        value={formatNetworkSource(value)}
        onChange={(event) => {
          const source = parseNetworkSource(event.target.value);
          if (source !== null) onChoose(source);
        }}
      >
        <optgroup label={t('shipped')}>
          <option value="accurate">{t('accurate')}</option>
          <option value="compact">{t('compact')}</option>
        </optgroup>
        {entries.length > 0 && (
          <optgroup label={t('runs')}>
            {entries.map(({ id, name }) => (
              <option key={id} value={formatNetworkSource({ kind: 'run', id })}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        {!isListed && <option value={formatNetworkSource(value)}>{t('unknown')}</option>}
      </select>
    </label>
  );
}
