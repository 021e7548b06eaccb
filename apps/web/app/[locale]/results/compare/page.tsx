import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Article } from '../../../../components/article.tsx';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { CompareDesk } from '../../../../results/compare-desk.tsx';

export const generateMetadata = pageMetadata('results/compare');

export default async function ComparePage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('compare');
  const { compare, judge, runs, charts, digits } = await getMessages();
  return (
    <Article locale={locale} route="results/compare">
      <NextIntlClientProvider messages={{ compare, judge, runs, charts, digits }}>
        {/* Which networks are compared stands in the address, which is not known when the page is exported. */}
        <Suspense fallback={<p>{t('loading')}</p>}>
          <CompareDesk />
        </Suspense>
      </NextIntlClientProvider>
    </Article>
  );
}
