import { formatNumber } from '@raqam/report';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Article } from '../../../components/article.tsx';
import table from '../../../components/data-table.module.css';
import prose from '../../../components/prose.module.css';
import { TableScroller } from '../../../components/table-scroller.tsx';
import { pageMetadata } from '../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../i18n/page-params.ts';
import { pathOf } from '../../../i18n/routes.ts';
import { ShippedDesk } from '../../../results/shipped-desk.tsx';
import { RunsDesk } from '../../../runs/runs-desk.tsx';

export const generateMetadata = pageMetadata('results');

/** The report's table of four trainings, as published. The third is the one it goes on with. */
const SCENARIOS = [
  { optimizer: 'SGD', epochs: 5, accuracy: 0.9638, loss: 0.1278, durationSeconds: 100 },
  { optimizer: 'SGD', epochs: 9, accuracy: 0.9738, loss: 0.0836, durationSeconds: 166 },
  { optimizer: 'Adam', epochs: 5, accuracy: 0.9895, loss: 0.0342, durationSeconds: 93 },
  { optimizer: 'Adam', epochs: 9, accuracy: 0.9896, loss: 0.0328, durationSeconds: 177 },
] as const;

const CHOSEN = 3;

export default async function ResultsPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('results');
  const { runs, engine, charts, compare, judge, digits, pad } = await getMessages();
  const four = (value: number) => formatNumber(value, locale, { minimumFractionDigits: 4 });
  return (
    <Article locale={locale} route="results">
      <section>
        <h2>{t('runs')}</h2>
        <NextIntlClientProvider messages={{ runs, engine, charts, judge, digits, pad }}>
          {/* Which run is shown stands in the address, which is not known when the page is exported. */}
          <Suspense fallback={<p>{t('loading')}</p>}>
            <RunsDesk />
          </Suspense>
        </NextIntlClientProvider>
      </section>
      <section>
        <h2>{t('shipped')}</h2>
        <p>
          {t.rich('shippedLead', {
            compare: (text) => <a href={pathOf(locale, 'results/compare')}>{text}</a>,
          })}
        </p>
        <NextIntlClientProvider messages={{ charts, compare, judge, digits }}>
          <ShippedDesk />
        </NextIntlClientProvider>
        <p>{t.rich('labels', { labels: (text) => <a href={pathOf(locale, 'results/labels')}>{text}</a> })}</p>
      </section>
      <section>
        <h2>{t('published')}</h2>
        <p>{t('publishedLead')}</p>
        <p className={prose.note}>{t('caption')}</p>
        <TableScroller label={t('caption')}>
          <table className={table.table} aria-label={t('caption')}>
            <thead>
              <tr>
                <th scope="col">{t('scenario')}</th>
                <th scope="col">{t('optimizer')}</th>
                {(['epochs', 'accuracy', 'loss', 'time'] as const).map((column) => (
                  <th key={column} scope="col" className={table.number}>
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {SCENARIOS.map(({ optimizer, epochs, accuracy, loss, durationSeconds }, i) => (
                <tr key={`${optimizer} ${epochs}`}>
                  <th scope="row">
                    {i + 1}
                    {i + 1 === CHOSEN && ` (${t('chosen')})`}
                  </th>
                  <td>{optimizer}</td>
                  <td className={table.number}>{epochs}</td>
                  <td className={table.number}>{four(accuracy)}</td>
                  <td className={table.number}>{four(loss)}</td>
                  <td className={table.number}>
                    {Math.floor(durationSeconds / 60)} {t('minutes')} {durationSeconds % 60} {t('seconds')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroller>
      </section>
      <section>
        <h3>{t('reading')}</h3>
        <p>{t('adam')}</p>
        <p>{t.rich('interval', { n: (text) => <bdi dir="ltr">{text}</bdi> })}</p>
        <p>{t('validation')}</p>
      </section>
    </Article>
  );
}
