import { Article } from '../../../../components/article.tsx';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';

export const generateMetadata = pageMetadata('learn/glossary');

export default async function GlossaryPage(props: PageParams) {
  const locale = await enterLocale(props);
  return (
    <Article locale={locale} route="learn/glossary">
      {null}
    </Article>
  );
}
