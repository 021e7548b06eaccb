import { createModelSpec, truthTable } from '@raqam/model';
import { getTranslations } from 'next-intl/server';
import { Article } from '../../../../components/article.tsx';
import figures from '../../../../components/figure-row.module.css';
import { TruthPlot } from '../../../../components/truth-plot.tsx';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { pageName, pathOf } from '../../../../i18n/routes.ts';
import { AND_LINE } from '../../../../learn/and-line.ts';
import { ArchitectureList } from '../../../../learn/architecture-list.tsx';
import { REPORT_FIGURES } from '../../../../learn/report-figures.ts';
import { richTags } from '../../../../learn/rich-tags.tsx';
import styles from './figures.module.css';

export const generateMetadata = pageMetadata('learn/figures');

export default async function FiguresPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learnFigures');
  const pages = await getTranslations();
  const outputsOf = (gate: 'and' | 'xor') => {
    const [first, second, third, fourth] = truthTable(gate).map(({ target }) => target);
    return [first, second, third, fourth] as const;
  };
  return (
    <Article locale={locale} route="learn/figures">
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
              {name === 'lines' && (
                <div className={figures.row}>
                  <figure>
                    <TruthPlot label={t('andLabel')} outputs={outputsOf('and')} weights={AND_LINE} />
                    <figcaption>{t('andFigure')}</figcaption>
                  </figure>
                  <figure>
                    <TruthPlot label={t('xorLabel')} outputs={outputsOf('xor')} />
                    <figcaption>{t('xorFigure')}</figcaption>
                  </figure>
                </div>
              )}
              {name === 'model' && (
                <details className={styles.model}>
                  <summary>{t('layers')}</summary>
                  <ArchitectureList spec={createModelSpec('cnn')} />
                </details>
              )}
              <a href={`${pathOf(locale, route)}${place}`}>{t('alive', { page: pages(`${pageName(route)}.title`) })}</a>
            </div>
          </li>
        ))}
      </ul>
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
