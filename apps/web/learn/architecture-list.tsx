import { inferShapes, type LayerSpec, type ModelSpec } from '@raqam/artifact';
import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';
import styles from './architecture-list.module.css';
import { ShapeDrawing } from './shape-drawing.tsx';

interface ArchitectureListProps {
  readonly spec: ModelSpec;
}

/** A network from its input to its answer: what each layer does, drawn as large as what comes out of it. */
export function ArchitectureList({ spec }: ArchitectureListProps) {
  const t = useTranslations('architecture');
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const { layers, numParameters } = inferShapes(spec);
  const rows = [
    { name: 'input', what: t('input'), shape: spec.inputShape, numParameters: 0 },
    ...spec.layers.map((layer, i) => ({
      name: layer.name,
      what: whatItDoes(layer),
      shape: layers[i].outputShape,
      numParameters: layers[i].numParameters,
    })),
  ];

  return (
    <>
      <ol className={styles.layers}>
        {rows.map((row) => (
          <li key={row.name}>
            <ShapeDrawing shape={row.shape} />
            <span>
              {row.what}
              <span className={styles.facts}>
                <bdi dir="ltr">{row.shape.join('×')}</bdi>
                {row.numParameters > 0 && (
                  <span>{t('parameters', { count: row.numParameters, parameters: number(row.numParameters) })}</span>
                )}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <p>{t('total', { parameters: number(numParameters) })}</p>
    </>
  );

  function whatItDoes(layer: LayerSpec): string {
    if (layer.type === 'conv2d') {
      const [size, stride] = [layer.kernelSize.join('×'), layer.strides[0]];
      return t('conv', { filters: number(layer.filters), size, stride });
    }
    if (layer.type === 'maxPool2d') return t('pool', { size: layer.poolSize.join('×') });
    if (layer.type === 'flatten') return t('flatten');
    if (layer.type === 'dropout') return t('dropout', { rate: number(layer.rate) });
    if (layer.type === 'dense') {
      return t(layer.activation === 'softmax' ? 'softmax' : 'dense', { units: number(layer.units) });
    }
    throw new Error(`ArchitectureList: received a layer of the type ${layer.type}; describe it in the list.`);
  }
}
