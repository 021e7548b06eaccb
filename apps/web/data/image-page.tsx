'use client';

import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useCallback, useRef } from 'react';
import { DigitCanvas } from '../charts/digit-canvas.tsx';
import { arrowStep } from '../drawing/arrow-step.ts';
import { classNameOf } from './class-name.ts';
import type { OpenedPart } from './data-service.ts';
import styles from './image-page.module.css';
import { useAnswer } from './use-answer.ts';
import type { DataWorker } from './use-data-set.ts';

interface ImagePageProps {
  readonly part: OpenedPart;
  readonly worker: DataWorker;
  /** Which images the page shows, in their order. */
  readonly indices: readonly number[];
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
  /** Goes to the page before (−1) or after (1). */
  readonly onTurn: (step: -1 | 1) => void;
}

/** Images as buttons in rows. Arrow keys walk over them, Page Up and Page Down turn the page. */
export function ImagePage({ part, worker, indices, chosen, onChoose, onTurn }: ImagePageProps) {
  const t = useTranslations('dataDesk');
  const locale = useLocale();
  const list = useRef<HTMLUListElement>(null);
  const key = indices.join();
  const fetchPage = useCallback(async () => {
    const asked = key === '' ? [] : key.split(',').map(Number);
    const pixels = asked.length === 0 ? new Uint8Array() : await worker.call((api) => api.images(part.name, asked));
    const size = part.height * part.width;
    return asked.map((index, place) => ({ index, pixels: pixels.subarray(place * size, (place + 1) * size) }));
  }, [worker, part, key]);
  const images = useAnswer(fetchPage);
  /** The one button that Tab reaches. */
  const reached = chosen !== null && indices.includes(chosen) ? chosen : indices[0];

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      onTurn(event.key === 'PageUp' ? -1 : 1);
      return;
    }
    const step = arrowStep(event);
    const buttons: readonly HTMLElement[] = Array.from(list.current?.querySelectorAll('button') ?? []);
    const [first] = buttons;
    const { activeElement } = document;
    const place = activeElement instanceof HTMLElement ? buttons.indexOf(activeElement) : -1;
    if (step === null || first === undefined || place === -1) return;
    event.preventDefault();
    const numColumns = buttons.filter(({ offsetTop }) => offsetTop === first.offsetTop).length;
    buttons[place + step[0] + step[1] * numColumns]?.focus();
  }

  return (
    <ul ref={list} className={styles.page} dir="ltr" aria-label={t('images')} onKeyDown={onKeyDown}>
      {images?.map(({ index, pixels }) => (
        <li key={index}>
          <button
            type="button"
            className={styles.image}
            tabIndex={index === reached ? 0 : -1}
            aria-pressed={index === chosen}
            aria-label={t('imageTitle', { index: formatNumber(index, locale), label: classNameOf(part.labels[index]) })}
            onClick={() => onChoose(index)}
          >
            <DigitCanvas pixels={pixels} height={part.height} width={part.width} label="" />
            <span className={styles.label} aria-hidden="true">
              {classNameOf(part.labels[index])}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
