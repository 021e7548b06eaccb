import { getTranslations } from 'next-intl/server';
import { Article } from '../../../components/article.tsx';
import table from '../../../components/data-table.module.css';
import { FactsTable } from '../../../components/facts-table.tsx';
import { formatNumber } from '../../../i18n/format-number.ts';
import { pageMetadata } from '../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../i18n/page-params.ts';

export const generateMetadata = pageMetadata('train');

/**
 * The report's network. A convolution learns height × width × channels × filters weights and a bias for each filter, a
 * fully connected layer inputs × units weights and a bias for each unit.
 */
const LAYERS = [
  { name: 'input', output: [28, 28, 1], parameters: 0 },
  { name: 'conv', filters: 8, output: [24, 24, 8], parameters: 5 * 5 * 1 * 8 + 8 },
  { name: 'pool', output: [12, 12, 8], parameters: 0 },
  { name: 'conv', filters: 16, output: [8, 8, 16], parameters: 5 * 5 * 8 * 16 + 16 },
  { name: 'pool', output: [4, 4, 16], parameters: 0 },
  { name: 'flatten', output: [256], parameters: 0 },
  { name: 'dense', output: [128], parameters: 256 * 128 + 128 },
  { name: 'dropout', output: [128], parameters: 0 },
  { name: 'softmax', output: [10], parameters: 128 * 10 + 10 },
] as const;

const DROPOUT_RATE = 0.2;
const LEARNING_RATE = 0.001;
const BATCH_SIZE = 128;
const EPOCHS = 5;

export default async function TrainPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('train');
  const number = (value: number) => formatNumber(locale, value);
  const describe = (layer: (typeof LAYERS)[number]) => {
    if (layer.name === 'conv') return t('conv', { filters: number(layer.filters), size: '5×5' });
    if (layer.name === 'pool') return t('pool', { size: '2×2' });
    if (layer.name === 'dropout') return t('dropout', { rate: number(DROPOUT_RATE) });
    return t(layer.name);
  };
  const settings = [
    { name: t('optimizer'), value: t('adam') },
    { name: t('rate'), value: formatNumber(locale, LEARNING_RATE, { maximumFractionDigits: 3 }) },
    { name: t('batchSize'), value: number(BATCH_SIZE) },
    { name: t('epochs'), value: number(EPOCHS) },
    { name: t('loss'), value: t('lossValue') },
  ];
  return (
    <Article locale={locale} route="train">
      <section>
        <h2 id="layers">{t('layers')}</h2>
        <table className={table.table} aria-labelledby="layers">
          <thead>
            <tr>
              <th scope="col">{t('layer')}</th>
              <th scope="col" className={table.number}>
                {t('output')}
              </th>
              <th scope="col" className={table.number}>
                {t('parameters')}
              </th>
            </tr>
          </thead>
          <tbody>
            {LAYERS.map((layer) => (
              <tr key={`${layer.name} ${layer.output.join('×')}`}>
                <th scope="row">{describe(layer)}</th>
                <td className={table.number}>
                  <bdi dir="ltr">{layer.output.join('×')}</bdi>
                </td>
                <td className={table.number}>{number(layer.parameters)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('total')}
              </th>
              <td className={table.number}>{number(LAYERS.reduce((sum, { parameters }) => sum + parameters, 0))}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <section>
        <h2 id="settings">{t('settings')}</h2>
        <FactsTable labelledBy="settings" headings={[t('setting'), t('value')]} facts={settings} />
        <p>{t('epoch')}</p>
        <p>{t('honest')}</p>
      </section>
    </Article>
  );
}
