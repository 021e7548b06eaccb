'use client';

import { useTranslations } from 'next-intl';
import { useWidth } from '../charts/use-width.ts';
import { ActivationDetail } from './activation-detail.tsx';
import { ConvolutionDetail } from './convolution-detail.tsx';
import { DenseDetail } from './dense-detail.tsx';
import styles from './detail.module.css';
import { FlattenDetail } from './flatten-detail.tsx';
import { roleOf } from './layer-role.ts';
import type { OpenedLayer } from './opened-layer.ts';
import { PoolingDetail } from './pooling-detail.tsx';

interface LayerDetailProps {
  readonly opened: OpenedLayer;
}

/** A layer looked at closely: what it does in words, and one of its values taken apart. */
export function LayerDetail({ opened }: LayerDetailProps) {
  const t = useTranslations('inside');
  const [measure, availableWidth] = useWidth();
  const { layer, shapes, values } = opened;
  return (
    <div ref={measure} className={styles.detail}>
      <p>{t(`explained.${roleOf(layer)}`)}</p>
      <Parts opened={opened} availableWidth={availableWidth} />
      {layer.type === 'conv2d' && values.sums !== null && (
        <ActivationDetail
          shape={shapes.outputShape}
          before={values.sums}
          after={values.outputs}
          place={opened.place}
          onChoose={opened.onChoose}
          availableWidth={availableWidth}
        />
      )}
    </div>
  );
}

function Parts({ availableWidth, opened }: LayerDetailProps & { readonly availableWidth: number }) {
  const { inputs, layer, onChoose, place, shapes, values } = opened;
  switch (layer.type) {
    case 'conv2d':
      return <ConvolutionDetail opened={opened} layer={layer} availableWidth={availableWidth} />;
    case 'maxPool2d':
    case 'averagePool2d':
    case 'subsample2d':
      return <PoolingDetail opened={opened} layer={layer} availableWidth={availableWidth} />;
    case 'dense':
      return <DenseDetail opened={opened} layer={layer} availableWidth={availableWidth} />;
    case 'flatten':
      return shapes.inputShape.length === 3 ? <FlattenDetail opened={opened} availableWidth={availableWidth} /> : null;
    case 'activation':
    case 'batchNormalization':
      return (
        <ActivationDetail
          shape={shapes.outputShape}
          before={inputs}
          after={values.outputs}
          place={place}
          onChoose={onChoose}
          availableWidth={availableWidth}
        />
      );
    case 'dropout':
    case 'zeroPadding2d':
      return null;
  }
}
