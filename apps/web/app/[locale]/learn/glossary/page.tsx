import { getTranslations } from 'next-intl/server';
import { Article } from '../../../../components/article.tsx';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { GLOSSARY_TERMS } from '../../../../learn/glossary-terms.ts';
import styles from './glossary.module.css';

export const generateMetadata = pageMetadata('learn/glossary');

export default async function GlossaryPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learnGlossary');
  const terms = GLOSSARY_TERMS.map((id) => ({
    id,
    name: t(`terms.${id}.name`),
    meaning: t(`terms.${id}.meaning`),
  })).sort((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <Article locale={locale} route="learn/glossary">
      <dl className={styles.terms}>
        {terms.map(({ id, name, meaning }) => (
          <div key={id} id={id}>
            <dt>{name}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Article>
  );
}
