import { getTranslations } from 'next-intl/server';
import { Article } from '../../../components/article.tsx';
import { FactsTable } from '../../../components/facts-table.tsx';
import { KeysTable } from '../../../components/keys-table.tsx';
import { pageMetadata } from '../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../i18n/page-params.ts';

export const generateMetadata = pageMetadata('about');

export default async function AboutPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('about');
  const licenses = [
    { name: t('code'), value: 'MIT' },
    { name: t('fonts'), value: 'SIL Open Font License 1.1' },
    { name: t('mnist'), value: t('mnistLicense') },
    { name: t('unipen'), value: 'CC BY 4.0' },
  ];
  return (
    <Article locale={locale} route="about">
      <section>
        <h2>{t('privacy')}</h2>
        <p>{t('privacyDrawing')}</p>
        <p>{t('privacyStored')}</p>
      </section>
      <section>
        <h2>{t('keyboard')}</h2>
        <p>{t('keyboardLead')}</p>
        <KeysTable />
      </section>
      <section>
        <h2 id="licenses">{t('licenses')}</h2>
        <FactsTable labelledBy="licenses" headings={[t('what'), t('license')]} facts={licenses} />
      </section>
    </Article>
  );
}
