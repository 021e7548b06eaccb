import { formatNumber } from '@raqam/report';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Article } from '../../../../components/article.tsx';
import prose from '../../../../components/prose.module.css';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { LabelsDesk } from '../../../../results/labels-desk.tsx';
import doubts from '../../../../results/suspect-labels.json' with { type: 'json' };

export const generateMetadata = pageMetadata('results/labels');

export default async function LabelsPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('labels');
  const { labels, digits } = await getMessages();
  const { suspects, seeds, epochs } = doubts;
  return (
    <Article locale={locale} route="results/labels">
      <section>
        <p>{t('what', { count: suspects.length, images: formatNumber(suspects.length, locale) })}</p>
        <p className={prose.note}>
          {t('how', { networks: formatNumber(seeds.length, locale), epochs: formatNumber(epochs, locale) })}
        </p>
      </section>
      <NextIntlClientProvider messages={{ labels, digits }}>
        <LabelsDesk suspects={suspects} numRuns={seeds.length} />
      </NextIntlClientProvider>
    </Article>
  );
}
