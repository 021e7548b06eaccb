import { inferShapes, type LayerSpec, parseTrainOptions } from '@raqam/artifact';
import { createModelSpec, MODEL_NAMES } from '@raqam/model';
import { formatNumber } from '@raqam/report';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Article } from '../../../components/article.tsx';
import table from '../../../components/data-table.module.css';
import { pageMetadata } from '../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../i18n/page-params.ts';
import { TrainingDesk } from '../../../training/training-desk.tsx';

export const generateMetadata = pageMetadata('train');

const NETWORKS = MODEL_NAMES.map((name) => {
  const spec = createModelSpec(name);
  return { spec, numParameters: inferShapes(spec).numParameters };
});

const OPTIMIZERS = (['adam', 'sgd', 'rmsprop', 'adagrad', 'adadelta', 'adamax'] as const).map((type) => {
  const { learningRate } = parseTrainOptions({ optimizer: { type } }).optimizer;
  return { type, learningRate };
});

export default async function TrainPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('train');
  const { training, engine, charts } = await getMessages();
  const number = (value: number) => formatNumber(value, locale);
  const describe = (layer: LayerSpec) => {
    if (layer.type === 'conv2d') {
      return t('conv', { filters: number(layer.filters), size: layer.kernelSize.join('×') });
    }
    if (layer.type === 'maxPool2d') return t('pool', { size: layer.poolSize.join('×') });
    if (layer.type === 'flatten') return t('flatten');
    if (layer.type === 'dropout') return t('dropout', { rate: number(layer.rate) });
    if (layer.type === 'dense') return t(layer.activation === 'softmax' ? 'softmax' : 'dense');
    throw new Error(`TrainPage: the network has a layer of the type ${layer.type}; describe it in the table.`);
  };
  const spec = createModelSpec('cnn');
  const shapes = inferShapes(spec);
  const layers = [
    { name: 'input', what: t('input'), outputShape: spec.inputShape, numParameters: 0 },
    ...spec.layers.map((layer, i) => ({ ...shapes.layers[i], what: describe(layer) })),
  ];
  return (
    <Article locale={locale} route="train">
      <NextIntlClientProvider messages={{ training, engine, charts }}>
        <TrainingDesk networks={NETWORKS} optimizers={OPTIMIZERS} />
      </NextIntlClientProvider>
      <section>
        <h2>{t('reading')}</h2>
        <p>{t('epoch')}</p>
        <p>{t('honest')}</p>
      </section>
      <section>
        <h2 id="layers">{t('layers')}</h2>
        <p>{t('layersLead')}</p>
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
            {layers.map(({ name, what, outputShape, numParameters }) => (
              <tr key={name}>
                <th scope="row">{what}</th>
                <td className={table.number}>
                  <bdi dir="ltr">{outputShape.join('×')}</bdi>
                </td>
                <td className={table.number}>{number(numParameters)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('total')}
              </th>
              <td className={table.number}>{number(shapes.numParameters)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </Article>
  );
}
