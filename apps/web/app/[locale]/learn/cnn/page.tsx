import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Article } from '../../../../components/article.tsx';
import prose from '../../../../components/prose.module.css';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { InsideDesk } from '../../../../inside/inside-desk.tsx';
import { richTags } from '../../../../learn/rich-tags.tsx';

export const generateMetadata = pageMetadata('learn/cnn');

export default async function CnnPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learnCnn');
  const { inside, pad } = await getMessages();
  return (
    <Article locale={locale} route="learn/cnn">
      <noscript>
        <p>{t('noScript')}</p>
      </noscript>
      <NextIntlClientProvider messages={{ inside, pad }}>
        <InsideDesk />
      </NextIntlClientProvider>
      <section>
        <h2>{t('howTo')}</h2>
        <p>{t.rich('howToText', richTags)}</p>
        <p className={prose.note}>{t('colors')}</p>
      </section>
    </Article>
  );
}
