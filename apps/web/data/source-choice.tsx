'use client';

import { useTranslations } from 'next-intl';
import prose from '../components/prose.module.css';
import styles from './choices.module.css';
import { DATA_SOURCES, type DataSource } from './data-choice.ts';

interface SourceChoiceProps {
  /** `null` until one is chosen. */
  readonly source: DataSource | null;
  readonly onChoose: (source: DataSource) => void;
}

/** The data sets that can be looked at, and a sentence on each. */
export function SourceChoice({ source, onChoose }: SourceChoiceProps) {
  const t = useTranslations('dataDesk');
  return (
    <div className={styles.source}>
      <fieldset className={styles.choices}>
        <legend>{t('source')}</legend>
        {DATA_SOURCES.map((each) => (
          <label key={each} className={styles.choice}>
            <input type="radio" name="source" checked={each === source} onChange={() => onChoose(each)} />
            <span>{t(`sources.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <p className={prose.note}>{t(source === null ? 'sourceHint' : `about.${source}`)}</p>
    </div>
  );
}
