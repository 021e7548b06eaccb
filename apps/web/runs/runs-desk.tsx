'use client';

import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useRef, useState } from 'react';
import { ErrorText } from '../components/error-text.tsx';
import prose from '../components/prose.module.css';
import { pathOf } from '../i18n/routes.ts';
import { changeAddress } from './change-address.ts';
import { FileDrop } from './file-drop.tsx';
import { OverlaidCurves } from './overlaid-curves.tsx';
import type { RunEntry } from './run-entry.ts';
import { RunListing } from './run-listing.tsx';
import { RunView } from './run-view.tsx';
import styles from './runs-desk.module.css';
import { useRuns } from './use-runs.ts';

/**
 * The runs of this browser: a list, the one that the address names (or else the latest) in full, and the marked ones over
 * each other. What is chosen stands in the address: `?run=ID&marked=ID,ID`, or `?group=QUEUE` for all runs of a queue.
 */
export function RunsDesk() {
  const t = useTranslations('runs');
  const locale = useLocale();
  const listing = useRef<HTMLDivElement>(null);
  const address = useSearchParams();
  const { list, opened, open, rename, remove } = useRuns();
  const entries = list.status === 'ready' ? list.entries : NO_ENTRIES;
  const [wanted, group] = [address.get('marked'), address.get('group')];
  // The address follows a moment later than a box has to.
  const [marks, setMarks] = useState<ReadonlySet<string> | null>(null);
  const marked = useMemo(() => {
    if (marks !== null) return entries.filter(({ id }) => marks.has(id));
    const ids = new Set(wanted?.split(','));
    return entries.filter((entry) => ids.has(entry.id) || (group !== null && entry.group === group));
  }, [entries, marks, wanted, group]);

  if (list.status === 'loading') return <p>{t('loading')}</p>;
  if (list.status === 'failed') {
    return (
      <p>
        {t('unavailable')} <ErrorText>{list.message}</ErrorText>
      </p>
    );
  }
  const asked = address.get('run');
  const chosen = asked === null ? entries[0] : entries.find(({ id }) => id === asked);
  const markedIds = new Set(marked.map(({ id }) => id));

  function mark(id: string, isMarked: boolean): void {
    const kept = entries.filter((entry) => (entry.id === id ? isMarked : markedIds.has(entry.id)));
    const ids = kept.map((entry) => entry.id);
    setMarks(new Set(ids));
    changeAddress({ marked: ids.join(',') || null, group: null });
  }

  async function forget(id: string): Promise<void> {
    await remove(id);
    changeAddress({ run: null });
    // The button that was pressed is gone with its run.
    listing.current?.focus();
  }

  return (
    <>
      <div ref={listing} tabIndex={-1}>
        <FileDrop
          opened={opened}
          onFiles={(files) => void open(files).then((id) => id !== null && changeAddress({ run: id }))}
        >
          {entries.length === 0 ? (
            <p>{t.rich('empty', { train: (text) => <a href={pathOf(locale, 'train')}>{text}</a> })}</p>
          ) : (
            <>
              <p className={prose.note}>{t('markHint')}</p>
              <RunListing
                entries={entries}
                chosenId={chosen?.id ?? null}
                onChoose={(id) => changeAddress({ run: id })}
                markedIds={markedIds}
                onMark={mark}
              />
            </>
          )}
          {chosen === undefined && asked !== null && <p className={prose.note}>{t('missing')}</p>}
        </FileDrop>
      </div>
      {marked.length > 1 && (
        <section className={styles.chosen} aria-label={t('together')}>
          <h3>{t('together')}</h3>
          {marked.length === 2 && (
            <p>
              <a href={`${pathOf(locale, 'results/compare')}?first=run:${marked[1].id}&second=run:${marked[0].id}`}>
                {t('compareTwo')}
              </a>
            </p>
          )}
          <OverlaidCurves entries={marked} />
        </section>
      )}
      {chosen !== undefined && (
        <div className={styles.chosen}>
          <RunView
            key={chosen.id}
            entry={chosen}
            onRename={(name) => void rename(chosen.id, name)}
            onDelete={() => void forget(chosen.id)}
          />
        </div>
      )}
    </>
  );
}

const NO_ENTRIES: readonly RunEntry[] = [];
