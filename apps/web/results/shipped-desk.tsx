'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { pathOf } from '../i18n/routes.ts';
import type { NetworkSource } from '../inside/network-source.ts';
import choices from './choice-row.module.css';
import { JudgePanel } from './judge-panel.tsx';
import styles from './shipped-desk.module.css';

const NAMES = ['accurate', 'compact'] as const;

/** The two networks that the site brings along, one at a time, and how well each reads the test images. */
export function ShippedDesk() {
  const t = useTranslations('compare');
  const judge = useTranslations('judge');
  const locale = useLocale();
  const [name, setName] = useState<(typeof NAMES)[number]>('accurate');
  const source = useMemo((): NetworkSource => ({ kind: 'shipped', name }), [name]);
  return (
    <div className={styles.desk}>
      <fieldset className={choices.row}>
        <legend>{judge('which')}</legend>
        {NAMES.map((each) => (
          <label key={each}>
            <input type="radio" name="shipped" checked={name === each} onChange={() => setName(each)} />
            {t(each)}
          </label>
        ))}
      </fieldset>
      <p>
        <a href={`${pathOf(locale, 'learn/cnn')}?network=${name}`}>{judge('lookInside')}</a>
      </p>
      <JudgePanel key={name} source={source} digits="mnist" recorded={null} />
    </div>
  );
}
