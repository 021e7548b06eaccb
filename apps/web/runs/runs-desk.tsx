'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { ErrorText } from '../components/error-text.tsx';
import prose from '../components/prose.module.css';
import { pathOf } from '../i18n/routes.ts';
import { FileDrop } from './file-drop.tsx';
import { RunListing } from './run-listing.tsx';
import { RunView } from './run-view.tsx';
import styles from './runs-desk.module.css';
import { useRuns } from './use-runs.ts';

/** The runs of this browser: a list, and the one that the address names, or else the latest, in full. */
export function RunsDesk() {
  const t = useTranslations('runs');
  const locale = useLocale();
  const asked = useSearchParams().get('run');
  const { list, opened, open, remove } = useRuns();

  if (list.status === 'loading') return <p>{t('loading')}</p>;
  if (list.status === 'failed') {
    return (
      <p>
        {t('unavailable')} <ErrorText>{list.message}</ErrorText>
      </p>
    );
  }
  const { entries } = list;
  const chosen = asked === null ? entries[0] : entries.find(({ id }) => id === asked);
  return (
    <>
      <FileDrop opened={opened} onFile={(file) => void open(file).then((id) => id !== null && showRun(id))}>
        {entries.length === 0 ? (
          <p>{t.rich('empty', { train: (text) => <Link href={pathOf(locale, 'train')}>{text}</Link> })}</p>
        ) : (
          <RunListing entries={entries} chosenId={chosen?.id ?? null} onChoose={showRun} />
        )}
        {chosen === undefined && asked !== null && <p className={prose.note}>{t('missing')}</p>}
      </FileDrop>
      {chosen !== undefined && (
        <div className={styles.chosen}>
          <RunView key={chosen.id} entry={chosen} onDelete={() => void remove(chosen.id).then(() => showRun(null))} />
        </div>
      )}
    </>
  );
}

/** Puts the chosen run into the address, so that it can be kept and copied; the page itself stays. */
function showRun(id: string | null): void {
  const address = new URL(location.href);
  if (id === null) address.searchParams.delete('run');
  else address.searchParams.set('run', id);
  history.replaceState(null, '', address);
}
