'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react';
import { ErrorText } from '../components/error-text.tsx';
import { messageOf } from './message-of.ts';
import styles from './run-actions.module.css';
import { packRun } from './run-client.ts';
import type { RunEntry } from './run-entry.ts';
import { saveFile } from './save-file.ts';

const DeleteDialog = lazy(() => import('./delete-dialog.tsx'));

interface RunActionsProps {
  readonly entry: RunEntry;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}

/** What can be done with a run: name it, take it along as a file, or delete it, which is asked for twice. */
export function RunActions({ entry: { id, name }, onRename, onDelete }: RunActionsProps) {
  const t = useTranslations('runs');
  const [asking, setAsking] = useState<'name' | 'delete' | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  async function download(): Promise<void> {
    try {
      const file = await packRun(id);
      if (file === null) return;
      saveFile(file, `${name}.raqam`);
      setFault(null);
    } catch (error) {
      setFault(messageOf(error));
    }
  }

  function remove(): void {
    setAsking(null);
    onDelete();
  }

  function rename(event: FormEvent): void {
    event.preventDefault();
    const wanted = field.current?.value.trim() ?? '';
    if (wanted !== '' && wanted !== name) onRename(wanted);
    setAsking(null);
  }

  if (asking === 'name') {
    return (
      <form className={styles.actions} onSubmit={rename}>
        <input
          ref={field}
          className={styles.field}
          aria-label={t('name')}
          defaultValue={name}
          maxLength={120}
          dir="auto"
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
          autoFocus
          onKeyDown={({ key }) => key === 'Escape' && setAsking(null)}
        />
        <button type="submit">{t('saveName')}</button>
      </form>
    );
  }
  return (
    <div className={styles.actions}>
      <button type="button" onClick={() => setAsking('name')}>
        {t('rename')}
      </button>
      <button type="button" onClick={() => void download()}>
        {t('download')}
      </button>
      <button type="button" aria-haspopup="dialog" onClick={() => setAsking('delete')}>
        {t('delete')}
      </button>
      {asking === 'delete' && (
        <Suspense>
          <DeleteDialog name={name} onDelete={remove} onKeep={() => setAsking(null)} />
        </Suspense>
      )}
      {fault !== null && <ErrorText>{fault}</ErrorText>}
    </div>
  );
}
