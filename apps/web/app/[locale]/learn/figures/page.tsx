import { Article } from '../../../../components/article.tsx';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';

export const generateMetadata = pageMetadata('learn/figures');

export default async function FiguresPage(props: PageParams) {
  const locale = await enterLocale(props);
  return (
    <Article locale={locale} route="learn/figures">
      {null}
    </Article>
  );
}
