import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Article } from '../../../../components/article.tsx';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { pageName, pathOf } from '../../../../i18n/routes.ts';
import { FigurePicture } from '../../../../learn/figure-picture.tsx';
import { REPORT_FIGURES } from '../../../../learn/report-figures.ts';
import { richTags } from '../../../../learn/rich-tags.tsx';
import styles from './figures.module.css';

export const generateMetadata = pageMetadata('learn/figures');

export default async function FiguresPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learnFigures');
  const pages = await getTranslations();
  const { charts, inside, pad, reading, toys } = await getMessages();
  return (
    <Article locale={locale} route="learn/figures">
      <NextIntlClientProvider messages={{ charts, inside, pad, reading, toys }}>
        <ul className={styles.figures}>
          {REPORT_FIGURES.map(({ name, number, route, place, errs }) => (
            <li key={name} id={name}>
              <p className={styles.number}>
                {number === null ? t('unnumbered') : t('number', { number: String(number) })}
              </p>
              <div className={styles.text}>
                <h2>{t(`figures.${name}.name`)}</h2>
                <p>{t.rich(`figures.${name}.text`, richTags)}</p>
                {errs && (
                  <p className={styles.right}>
                    <b>{t('right')}</b> {t.rich(`rights.${name}`, richTags)}
                  </p>
                )}
                <a href={`${pathOf(locale, route)}${place}`}>
                  {t('alive', { page: pages(`${pageName(route)}.title`) })}
                </a>
              </div>
              <div className={styles.picture}>
                <FigurePicture name={name} place={place} />
              </div>
            </li>
          ))}
        </ul>
      </NextIntlClientProvider>
      <section>
        <h2>{t('more')}</h2>
        <ul className={styles.errors}>
          {(['highest', 'rotation', 'validation', 'bias', 'recomputed'] as const).map((error) => (
            <li key={error}>{t.rich(`errors.${error}`, richTags)}</li>
          ))}
        </ul>
      </section>
    </Article>
  );
}
