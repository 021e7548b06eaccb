'use client';

import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import choices from './choices.module.css';
import { classNameOf } from './class-name.ts';
import type { DataAddress } from './data-address.ts';
import desk from './data-desk.module.css';
import type { OpenedPart } from './data-service.ts';
import { ImageDetail } from './image-detail.tsx';
import { ImagePage } from './image-page.tsx';
import { IndexField } from './index-field.tsx';
import type { DataWorker } from './use-data-set.ts';

interface ImageBrowserProps {
  readonly part: OpenedPart;
  readonly worker: DataWorker;
  readonly address: DataAddress;
  readonly onChange: (next: Partial<DataAddress>) => void;
}

/** Images on one page: five rows of twelve on a large screen. */
const PAGE_SIZE = 60;

/** The images of a part, page by page, all or of one class; and the one that is chosen, enlarged. */
export function ImageBrowser({ part, worker, address: { digit, image }, onChange }: ImageBrowserProps) {
  const t = useTranslations('dataDesk');
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const indices = useMemo(() => indicesOf(part.labels, digit), [part, digit]);
  const numPages = Math.max(1, Math.ceil(indices.length / PAGE_SIZE));
  const chosen = image !== null && image < part.numImages ? image : null;
  const [page, setPage] = useState(() => pageOf(indices, chosen));
  const shown = Math.min(page, numPages - 1);

  function show(index: number): void {
    // An image that is asked for by its number is found among all, whatever its class.
    const isOfClass = digit === null || part.labels[index] === digit;
    onChange({ image: index, ...(!isOfClass && { digit: null }) });
    setPage(pageOf(isOfClass ? indices : indicesOf(part.labels, null), index));
  }

  return (
    <section className={desk.section}>
      <h3>{t('images')}</h3>
      <fieldset className={choices.choices}>
        <legend>{t('class')}</legend>
        {[null, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => (
          <label key={String(each)} className={choices.choice}>
            <input
              type="radio"
              name="class"
              checked={each === digit}
              onChange={() => {
                onChange({ digit: each });
                setPage(0);
              }}
            />
            <span className={each === null ? undefined : choices.number}>{each ?? t('allClasses')}</span>
          </label>
        ))}
      </fieldset>
      <div className={desk.pager}>
        <output>
          {t('pageOf', {
            page: number(shown + 1),
            pages: number(numPages),
            count: indices.length,
            images: number(indices.length),
          })}
        </output>
        <button type="button" disabled={shown === 0} onClick={() => setPage(shown - 1)}>
          {t('previousPage')}
        </button>
        <button type="button" disabled={shown === numPages - 1} onClick={() => setPage(shown + 1)}>
          {t('nextPage')}
        </button>
        <IndexField key={chosen} index={chosen} numImages={part.numImages} onShow={show} />
      </div>
      {image !== null && chosen === null && (
        <p>{t('noSuchImage', { index: number(image), last: number(part.numImages - 1) })}</p>
      )}
      <ImagePage
        part={part}
        worker={worker}
        indices={indices.slice(shown * PAGE_SIZE, (shown + 1) * PAGE_SIZE)}
        chosen={chosen}
        onChoose={(index) => onChange({ image: index })}
        onTurn={(step) => setPage(Math.min(numPages - 1, Math.max(0, shown + step)))}
      />
      {chosen !== null && (
        <ImageDetail
          part={part}
          worker={worker}
          index={chosen}
          title={t('imageTitle', { index: number(chosen), label: classNameOf(part.labels[chosen]) })}
        />
      )}
    </section>
  );
}

/** Where the images of a class stand; of all, without a class. */
function indicesOf(labels: Uint8Array, digit: number | null): readonly number[] {
  const indices: number[] = [];
  for (const [index, label] of labels.entries()) if (digit === null || label === digit) indices.push(index);
  return indices;
}

/** The page that an image is on; the first where it is on none. */
function pageOf(indices: readonly number[], image: number | null): number {
  return image === null ? 0 : Math.max(0, Math.floor(indices.indexOf(image) / PAGE_SIZE));
}
