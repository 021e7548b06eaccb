'use client';

import { formatBytes } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import desk from './data-desk.module.css';
import type { OpenedPart, PackedPart } from './data-service.ts';
import type { DataWorker } from './use-data-set.ts';

interface PartDownloadProps {
  readonly part: OpenedPart;
  readonly worker: DataWorker;
}

/** Gives a part as two gzipped IDX files, which every program that reads MNIST reads. */
export function PartDownload({ part: { name }, worker }: PartDownloadProps) {
  const t = useTranslations('dataDesk');
  const locale = useLocale();
  const [packed, setPacked] = useState<(PackedPart & { readonly name: string }) | 'packing' | null>(null);

  async function pack(): Promise<void> {
    setPacked('packing');
    try {
      const files = await worker.call((api) => api.pack(name));
      save(files.images, `${name}-images-idx3-ubyte.gz`);
      save(files.labels, `${name}-labels-idx1-ubyte.gz`);
      setPacked({ ...files, name });
    } catch {
      // The data set was let go in the meantime.
      setPacked(null);
    }
  }

  return (
    <section className={desk.section}>
      <h3>{t('download')}</h3>
      <p>{t('downloadLead')}</p>
      <div className={desk.act}>
        <button type="button" disabled={packed === 'packing'} onClick={() => void pack()}>
          {t('downloadIdx')}
        </button>
        <output>
          {packed === 'packing' && t('packing')}
          {packed !== null &&
            packed !== 'packing' &&
            packed.name === name &&
            t('packed', {
              images: formatBytes(packed.images.size, locale),
              labels: formatBytes(packed.labels.size, locale),
            })}
        </output>
      </div>
    </section>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken hold of the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
