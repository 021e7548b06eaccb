'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { SHORTCUTS_KEY } from '../settings/shortcuts.ts';
import { storeChoice, storedChoice } from '../settings/stored-choice.ts';
import styles from './keys-dialog.module.css';
import { loadKeysTable } from './load-keys-table.tsx';

/**
 * The list of keys, opened by its button or by `?`. The shortcut can be switched off, because whoever speaks to the
 * computer instead of typing sets off single keys by accident (WCAG 2.2, 2.1.4).
 */
export function KeysDialog() {
  const t = useTranslations('keys');
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [shortcut, setShortcut] = useState(true);
  const locale = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  const [table, setTable] = useState<ReactNode>(null);
  const [fault, setFault] = useState(false);

  useEffect(() => setShortcut(storedChoice(SHORTCUTS_KEY) !== 'off'), []);

  useEffect(() => {
    if (!shortcut) return;
    const open = (event: KeyboardEvent) => {
      if (event.key === '?' && !isTyping(event.target)) setIsOpen(true);
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, [shortcut]);

  useEffect(() => {
    if (!isOpen || dialog.current?.open) return;
    dialog.current?.showModal();
    setFault(false);
    loadKeysTable(locale).then(setTable, () => setFault(true));
  }, [isOpen, locale]);

  function switchShortcut(on: boolean): void {
    setShortcut(on);
    storeChoice(SHORTCUTS_KEY, on ? null : 'off');
  }

  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {t('open')} <kbd>?</kbd>
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={() => setIsOpen(false)}>
        <form method="dialog" className={styles.head}>
          <h2 id={titleId}>{t('title')}</h2>
          <button type="submit">{t('close')}</button>
        </form>
        {fault ? <p role="alert">{t('fault')}</p> : table}
        <label className={styles.shortcut}>
          <input type="checkbox" checked={shortcut} onChange={(event) => switchShortcut(event.target.checked)} />
          {t('shortcut')}
        </label>
      </dialog>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement;
}
