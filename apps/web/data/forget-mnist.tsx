'use client';

import { forgetKeptFiles } from '@raqam/dataset/browser';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './data-desk.module.css';

/** Frees what MNIST takes in this browser. */
export function ForgetMnist() {
  const t = useTranslations('dataDesk');
  const [outcome, setOutcome] = useState<'forgotten' | 'notKept' | null>(null);
  return (
    <div className={styles.act}>
      <button
        type="button"
        onClick={() => void forgetKeptFiles().then((wasKept) => setOutcome(wasKept ? 'forgotten' : 'notKept'))}
      >
        {t('forget')}
      </button>
      <output>{outcome === null ? t('kept') : t(outcome)}</output>
    </div>
  );
}
