import { formatNumber } from '@raqam/report';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Article } from '../../../components/article.tsx';
import table from '../../../components/data-table.module.css';
import { FactsTable } from '../../../components/facts-table.tsx';
import prose from '../../../components/prose.module.css';
import { DataDesk } from '../../../data/data-desk.tsx';
import { pageMetadata } from '../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../i18n/page-params.ts';
import styles from './data.module.css';

export const generateMetadata = pageMetadata('data');

/** How often each digit 0–9 occurs in MNIST, counted from its two label files. */
const TRAIN_COUNTS = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949] as const;
const TEST_COUNTS = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009] as const;

export default async function DataPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('data');
  const { dataDesk, digits } = await getMessages();
  const number = (value: number) => formatNumber(value, locale);
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const longest = Math.max(...TRAIN_COUNTS);
  const facts = [
    { name: t('trainImages'), value: shape('(60000, 28, 28)') },
    { name: t('trainLabels'), value: shape('(60000,)') },
    { name: t('testImages'), value: shape('(10000, 28, 28)') },
    { name: t('testLabels'), value: shape('(10000,)') },
    { name: t('pixel'), value: t('pixelValue') },
    { name: t('writers'), value: t('writersValue') },
    { name: t('license'), value: t('licenseValue') },
  ];
  return (
    <Article locale={locale} route="data">
      <section>
        <h2>{t('look')}</h2>
        <NextIntlClientProvider messages={{ dataDesk, digits }}>
          {/* What is shown stands in the address, which is not known when the page is exported. */}
          <Suspense fallback={<p>{t('loading')}</p>}>
            <DataDesk />
          </Suspense>
        </NextIntlClientProvider>
      </section>
      <section>
        <h2 id="facts">{t('facts')}</h2>
        <FactsTable labelledBy="facts" headings={[t('fact'), t('value')]} facts={facts} />
        <p>{t('form')}</p>
      </section>
      <section>
        <h2 id="counts">{t('counts')}</h2>
        <p className={prose.note}>{t('countsCaption')}</p>
        <table className={table.table} aria-labelledby="counts">
          <thead>
            <tr>
              <th scope="col">{t('digit')}</th>
              <td className={styles.bar} />
              <th scope="col" className={table.number}>
                {t('train')}
              </th>
              <th scope="col" className={table.number}>
                {t('test')}
              </th>
            </tr>
          </thead>
          <tbody>
            {TRAIN_COUNTS.map((count, digit) => (
              <tr key={count}>
                <th scope="row" className={styles.digit}>
                  {digit}
                </th>
                <td className={styles.bar}>
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(count / longest) * 100} height={10} fill={`var(--digit-${digit})`} />
                  </svg>
                </td>
                <td className={table.number}>{number(count)}</td>
                <td className={table.number}>{number(TEST_COUNTS[digit] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('total')}
              </th>
              <td className={table.number}>{number(sum(TRAIN_COUNTS))}</td>
              <td className={table.number}>{number(sum(TEST_COUNTS))}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <section>
        <h2>{t('flaws')}</h2>
        <p>{t('labels')}</p>
        <p>{t('hands')}</p>
      </section>
    </Article>
  );
}

function shape(text: string) {
  return (
    <bdi dir="ltr" className={styles.shape}>
      {text}
    </bdi>
  );
}
