import { formatNumber } from '@raqam/report';
import { getTranslations } from 'next-intl/server';
import { Article } from '../../../components/article.tsx';
import figures from '../../../components/figure-row.module.css';
import { Matrix } from '../../../components/matrix.tsx';
import prose from '../../../components/prose.module.css';
import { TruthPlot } from '../../../components/truth-plot.tsx';
import { pageMetadata } from '../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../i18n/page-params.ts';

export const generateMetadata = pageMetadata('learn');

/** Where the perceptron's rule ends on AND from (0.8, −1, −1) with rate 0.2, in exact arithmetic; in doubles up to rounding. */
const AND_WEIGHTS = { bias: -0.4, w1: 0.4, w2: 0.2 } as const;

const POOLING_INPUT = [
  [4, 3, 1, 5],
  [1, 3, 4, 8],
  [4, 5, 4, 3],
  [6, 5, 9, 4],
] as const;

export default async function LearnPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learn');
  const isolated = { n: (text: React.ReactNode) => <bdi dir="ltr">{text}</bdi> };
  const pooled = (pool: (square: readonly number[]) => string) =>
    [0, 2].map((row) =>
      [0, 2].map((column) => pool(POOLING_INPUT.slice(row, row + 2).flatMap((each) => each.slice(column, column + 2)))),
    );
  const number = (value: number) => formatNumber(value, locale);
  const mean = (values: readonly number[]) =>
    formatNumber(values.reduce((sum, value) => sum + value, 0) / values.length, locale, { minimumFractionDigits: 2 });
  return (
    <Article locale={locale} route="learn">
      <section>
        <h2>{t('perceptron.title')}</h2>
        <p>{t('perceptron.rule')}</p>
        <p className={prose.formula}>w ← w + η · (d − y) · x</p>
        <p>{t.rich('perceptron.and', isolated)}</p>
        <p>{t('perceptron.limit')}</p>
        <div className={figures.row}>
          <figure>
            <TruthPlot label={t('perceptron.andLabel')} outputs={[0, 0, 0, 1]} weights={AND_WEIGHTS} />
            <figcaption>{t('perceptron.andFigure')}</figcaption>
          </figure>
          <figure>
            <TruthPlot label={t('perceptron.xorLabel')} outputs={[0, 1, 1, 0]} />
            <figcaption>{t('perceptron.xorFigure')}</figcaption>
          </figure>
        </div>
        <p className={prose.note}>{t('perceptron.legend')}</p>
      </section>
      <section>
        <h2>{t('multilayer.title')}</h2>
        <p>{t('multilayer.layers')}</p>
        <p>{t('multilayer.sigmoid')}</p>
        <p className={prose.formula}>
          σ(z) = 1 / (1 + e<sup>−z</sup>)
        </p>
      </section>
      <section>
        <h2>{t('convolution.title')}</h2>
        <p>{t('convolution.filters')}</p>
        <p>{t('convolution.pooling')}</p>
        <div className={figures.row}>
          <Matrix title={t('convolution.input')} rows={POOLING_INPUT.map((row) => row.map(number))} />
          <Matrix title={t('convolution.max')} rows={pooled((square) => number(Math.max(...square)))} />
          <Matrix title={t('convolution.average')} rows={pooled(mean)} />
        </div>
        <p>{t('convolution.softmax')}</p>
        <p className={prose.formula}>
          softmax(z)<sub>i</sub> = e
          <sup>
            z<sub>i</sub>
          </sup>{' '}
          / Σ<sub>j</sub> e
          <sup>
            z<sub>j</sub>
          </sup>
        </p>
      </section>
    </Article>
  );
}
