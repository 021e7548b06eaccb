'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import styles from './data-desk.module.css';

interface SeedFieldProps {
  readonly seed: number;
  readonly onChange: (seed: number) => void;
}

const MAX_SEED = 999_999_999;

/** The seed of synthetic digits: the same seed draws the same digits everywhere. */
export function SeedField({ seed, onChange }: SeedFieldProps) {
  const t = useTranslations('dataDesk');
  const id = useId();
  const [text, setText] = useState(String(seed));
  const isWhole = /^\d{1,9}$/.test(text);
  return (
    <form
      className={styles.field}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onChange(Number(text));
      }}
    >
      <label htmlFor={id}>{t('seed')}</label>
      <input
        id={id}
        type="number"
        min={0}
        max={MAX_SEED}
        step={1}
        required
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" disabled={!isWhole}>
        {t('draw')}
      </button>
      <button
        type="button"
        onClick={() => {
          setText(String(seed + 1));
          onChange(seed + 1);
        }}
      >
        {t('nextSeed')}
      </button>
    </form>
  );
}
