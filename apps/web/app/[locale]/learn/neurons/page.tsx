import { formatNumber } from '@raqam/report';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Article } from '../../../../components/article.tsx';
import prose from '../../../../components/prose.module.css';
import { TruthPlot } from '../../../../components/truth-plot.tsx';
import { pageMetadata } from '../../../../i18n/page-metadata.ts';
import { enterLocale, type PageParams } from '../../../../i18n/page-params.ts';
import { ActivationToy } from '../../../../learn/activation-toy.tsx';
import { AND_LINE, AND_PASSES } from '../../../../learn/and-line.ts';
import { BackpropagationToy } from '../../../../learn/backpropagation-toy.tsx';
import { LayersDrawing } from '../../../../learn/layers-drawing.tsx';
import { NeuronToy } from '../../../../learn/neuron-toy.tsx';
import { richTags } from '../../../../learn/rich-tags.tsx';
import { SeparableToy } from '../../../../learn/separable-toy.tsx';
import styles from './neurons.module.css';

export const generateMetadata = pageMetadata('learn/neurons');

/** Units in each layer of the network that is drawn. */
const LAYERS = [4, 6, 6, 3] as const;

export default async function NeuronsPage(props: PageParams) {
  const locale = await enterLocale(props);
  const t = await getTranslations('learnNeurons');
  const { toys } = await getMessages();
  const [inputs, hidden, , outputs] = LAYERS.map((length) => formatNumber(length, locale));
  return (
    <Article locale={locale} route="learn/neurons">
      <NextIntlClientProvider messages={{ toys }}>
        <section>
          <h2>{t('neuron')}</h2>
          <p>{t.rich('neuronText', richTags)}</p>
          <NeuronToy />
        </section>
        <section>
          <h2>{t('curves')}</h2>
          <p>{t.rich('curvesText', richTags)}</p>
          <ActivationToy />
        </section>
        <section>
          <h2>{t('line')}</h2>
          <p>{t.rich('lineText', richTags)}</p>
          <SeparableToy />
          <p>{t.rich('andText', { ...richTags, passes: formatNumber(AND_PASSES, locale) })}</p>
          <figure className={styles.figure}>
            <TruthPlot label={t('andLabel')} outputs={[0, 0, 0, 1]} weights={AND_LINE} />
            <figcaption className={prose.note}>{t('andFigure')}</figcaption>
          </figure>
        </section>
        <section>
          <h2 id="layers">{t('layers')}</h2>
          <p>{t.rich('layersText', { ...richTags, inputs, hidden, outputs })}</p>
          <p>{t('xorText')}</p>
          <LayersDrawing label={t('layersLabel')} sizes={LAYERS} />
        </section>
        <section>
          <h2>{t('back')}</h2>
          <p>{t.rich('backText', richTags)}</p>
          <BackpropagationToy />
        </section>
      </NextIntlClientProvider>
    </Article>
  );
}
