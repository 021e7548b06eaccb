import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Article } from '../../../components/article.tsx';
import { pageMetadata } from '../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../i18n/page-params.ts';
import { TrainingDesk } from '../../../training/training-desk.tsx';

export const generateMetadata = pageMetadata('train');

export default async function TrainPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('train');
  const { training, engine, charts, digits, pad, reading } = await getMessages();
  return (
    <Article locale={locale} route="train">
      <NextIntlClientProvider messages={{ training, engine, charts, digits, pad, reading }}>
        <TrainingDesk />
      </NextIntlClientProvider>
      <section>
        <h2>{t('reading')}</h2>
        <p>{t('epoch')}</p>
        <p>{t('honest')}</p>
      </section>
    </Article>
  );
}
