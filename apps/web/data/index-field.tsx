'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import desk from './data-desk.module.css';

interface IndexFieldProps {
  /** What is shown; `null` where nothing is. */
  readonly index: number | null;
  readonly numImages: number;
  readonly onShow: (index: number) => void;
}

/** Finds an image by its number, counted from 0 as programs count. */
export function IndexField({ index, numImages, onShow }: IndexFieldProps) {
  const t = useTranslations('dataDesk');
  const id = useId();
  const [text, setText] = useState(index === null ? '' : String(index));
  return (
    <form
      className={desk.field}
      onSubmit={(event) => {
        event.preventDefault();
        onShow(Number(text));
      }}
    >
      <label htmlFor={id}>{t('index')}</label>
      <input
        id={id}
        type="number"
        min={0}
        max={numImages - 1}
        step={1}
        required
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit">{t('show')}</button>
    </form>
  );
}
