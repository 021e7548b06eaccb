import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Article } from '../../../../components/article.tsx';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { pathOf } from '../../../../i18n/routes.ts';
import { ConnectionsToy } from '../../../../learn/connections-toy.tsx';
import { FlattenToy } from '../../../../learn/flatten-toy.tsx';
import { PoolingToy } from '../../../../learn/pooling-toy.tsx';
import { richTags } from '../../../../learn/rich-tags.tsx';
import { SlidingWindowToy } from '../../../../learn/sliding-window-toy.tsx';

export const generateMetadata = pageMetadata('learn/convolution');

export default async function ConvolutionPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learnConvolution');
  const pages = await getTranslations();
  const { toys } = await getMessages();
  return (
    <Article locale={locale} route="learn/convolution">
      <NextIntlClientProvider messages={{ toys }}>
        <section>
          <h2>{t('slide')}</h2>
          <p>{t.rich('slideText', richTags)}</p>
          <p>{t.rich('slideSizes', richTags)}</p>
          <SlidingWindowToy />
        </section>
        <section>
          <h2>{t('connect')}</h2>
          <p>{t.rich('connectText', richTags)}</p>
          <ConnectionsToy />
        </section>
        <section>
          <h2 id="relu">{t('relu')}</h2>
          <p>{t.rich('reluText', richTags)}</p>
        </section>
        <section>
          <h2>{t('pool')}</h2>
          <p>{t.rich('poolText', richTags)}</p>
          <PoolingToy />
        </section>
        <section>
          <h2>{t('flat')}</h2>
          <p>{t.rich('flatText', richTags)}</p>
          <FlattenToy />
        </section>
        <section>
          <h2>{t('whole')}</h2>
          <p>{t('wholeText')}</p>
          <p>
            <a href={pathOf(locale, 'learn/cnn')}>{pages('learnCnn.title')}</a>
          </p>
        </section>
      </NextIntlClientProvider>
    </Article>
  );
}
