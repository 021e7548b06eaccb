'use client';

import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import styles from './choices.module.css';
import type { DataAddress } from './data-address.ts';
import desk from './data-desk.module.css';
import type { Opened, OpenedPart } from './data-service.ts';
import { ImageBrowser } from './image-browser.tsx';
import { PartDownload } from './part-download.tsx';
import { PartFigures } from './part-figures.tsx';
import { Previews } from './previews.tsx';
import type { DataWorker } from './use-data-set.ts';

interface OpenedDataProps {
  readonly opened: Extract<Opened, { status: 'opened' }>;
  readonly worker: DataWorker;
  readonly address: DataAddress;
  readonly onChange: (next: Partial<DataAddress>) => void;
}

/** A data set: its parts, its images one by one, and what all of them come to. */
export function OpenedData({ opened: { parts, previews }, worker, address, onChange }: OpenedDataProps) {
  const t = useTranslations('dataDesk');
  const locale = useLocale();
  const part = parts.find(({ name }) => name === address.part) ?? parts[0];
  return (
    <>
      {previews.length > 0 && <Previews previews={previews} part={part} worker={worker} />}
      {parts.length > 1 && (
        <fieldset className={styles.choices}>
          <legend>{t('part')}</legend>
          {parts.map(({ name, numImages }) => (
            <label key={name} className={styles.choice}>
              <input
                type="radio"
                name="part"
                checked={name === part.name}
                onChange={() => onChange({ part: name, image: null })}
              />
              <span>{t(`parts.${name}`)}</span>
              <span className={styles.count}>{formatNumber(numImages, locale)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p>
        {t('shapes')} <Shape part={part} />
      </p>
      <ImageBrowser key={part.name} part={part} worker={worker} address={address} onChange={onChange} />
      <PartFigures part={part} worker={worker} />
      <PartDownload part={part} worker={worker} />
    </>
  );
}

/** As Keras prints it. */
function Shape({ part: { numImages, height, width } }: { readonly part: OpenedPart }) {
  return (
    <bdi dir="ltr" className={desk.number}>
      ({numImages}, {height}, {width})
    </bdi>
  );
}
