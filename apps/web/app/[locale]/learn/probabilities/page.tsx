import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Article } from '../../../../components/article.tsx';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { CrossEntropyToy } from '../../../../learn/cross-entropy-toy.tsx';
import { DropoutToy } from '../../../../learn/dropout-toy.tsx';
import { richTags } from '../../../../learn/rich-tags.tsx';
import { SoftmaxToy } from '../../../../learn/softmax-toy.tsx';

export const generateMetadata = pageMetadata('learn/probabilities');

export default async function ProbabilitiesPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learnProbabilities');
  const { toys } = await getMessages();
  return (
    <Article locale={locale} route="learn/probabilities">
      <NextIntlClientProvider messages={{ toys }}>
        <section>
          <h2>{t('softmax')}</h2>
          <p>{t.rich('softmaxText', richTags)}</p>
          <SoftmaxToy />
        </section>
        <section>
          <h2>{t('loss')}</h2>
          <p>{t.rich('lossText', richTags)}</p>
          <CrossEntropyToy />
        </section>
        <section>
          <h2>{t('dropout')}</h2>
          <p>{t.rich('dropoutText', richTags)}</p>
          <DropoutToy />
        </section>
      </NextIntlClientProvider>
    </Article>
  );
}
