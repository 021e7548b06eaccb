'use client';

import { formatPercent } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { formatTime } from '../i18n/format-time.ts';
import type { RunEntry } from './run-entry.ts';
import styles from './run-listing.module.css';

interface RunListingProps {
  /** At least one. */
  readonly entries: readonly RunEntry[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
  /** The runs that are shown together. */
  readonly markedIds: ReadonlySet<string>;
  readonly onMark: (id: string, isMarked: boolean) => void;
}

/**
 * All runs, one a row: the latest first, the chosen one marked. A box before each puts it beside others. Many of them
 * scroll by themselves.
 */
export function RunListing({ entries, chosenId, onChoose, markedIds, onMark }: RunListingProps) {
  const t = useTranslations('runs');
  const locale = useLocale();
  return (
    <ul className={styles.list} aria-label={t('list')}>
      {entries.map(({ id, name, startedAt, accuracy, numTestImages }) => (
        <li key={id}>
          <label className={styles.mark}>
            <input
              type="checkbox"
              checked={markedIds.has(id)}
              aria-label={t('mark', { name })}
              onChange={({ target }) => onMark(id, target.checked)}
            />
          </label>
          <button type="button" aria-current={id === chosenId ? 'true' : undefined} onClick={() => onChoose(id)}>
            <span className={styles.name}>
              {/* The name's own direction decides on which side it is cut off. */}
              <bdi className={styles.cut}>{name}</bdi>
            </span>
            <time dateTime={startedAt}>{formatTime(locale, startedAt)}</time>
            <span className={styles.accuracy}>
              {accuracy === null ? t('notJudged') : formatPercent(accuracy, locale, { count: numTestImages })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
