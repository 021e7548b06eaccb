'use client';

import { ACTIVATIONS, KERNEL_INITIALIZERS, type LayerSpec, type Padding, type Size2d } from '@raqam/artifact';
import { useTranslations } from 'next-intl';
import { ChoiceField } from './choice-field.tsx';
import { FIELD_BOUNDS } from './field-bounds.ts';
import { NumberField } from './number-field.tsx';

interface LayerFieldsProps {
  readonly layer: LayerSpec;
  readonly onChange: (layer: LayerSpec) => void;
}

/** Sides of a window; all are square here, as those of every architecture with a name. */
const SIDES = ['kernelSize', 'poolSize', 'strides'] as const;
const COUNTS = ['filters', 'units', 'rate', 'momentum', 'epsilon'] as const;
const PADDINGS: readonly Padding[] = ['valid', 'same'];

/** The fields of one layer, by the names that they have in its specification. */
export function LayerFields({ layer, onChange }: LayerFieldsProps) {
  const t = useTranslations('training');
  // Each kind of layer has some of the fields; what a field changes is of the type that it had.
  const fields: Readonly<Record<string, unknown>> = { ...layer };
  const set = (change: object) => onChange({ ...layer, ...change });
  const margin = layer.type === 'zeroPadding2d' ? layer.padding[0][0] : null;
  return (
    <>
      {COUNTS.map((name) => {
        const value = fields[name];
        if (typeof value !== 'number') return null;
        return (
          <NumberField
            key={name}
            label={t(`fields.${name}`)}
            value={value}
            {...FIELD_BOUNDS[name]}
            // Which filter sees what is said for a number of filters.
            onChange={(next) => set({ [name]: next, ...(name === 'filters' && { connections: null }) })}
          />
        );
      })}
      {SIDES.map((name) => {
        const value = fields[name];
        if (!isSize(value)) return null;
        return (
          <NumberField
            key={name}
            label={t(`fields.${name}`)}
            value={value[0]}
            {...FIELD_BOUNDS[name]}
            onChange={(side) => set({ [name]: [side, side] })}
          />
        );
      })}
      {margin !== null && (
        <NumberField
          label={t('fields.margin')}
          value={margin}
          {...FIELD_BOUNDS.margin}
          onChange={(next) =>
            set({
              padding: [
                [next, next],
                [next, next],
              ],
            })
          }
        />
      )}
      {(layer.type === 'conv2d' || layer.type === 'maxPool2d' || layer.type === 'averagePool2d') && (
        <ChoiceField
          label={t('padding')}
          value={layer.padding}
          choices={PADDINGS.map((value) => ({ value, label: t(`paddings.${value}`) }))}
          onChange={(padding) => set({ padding })}
        />
      )}
      {'activation' in layer && (
        <ChoiceField
          label={t('activation')}
          value={layer.activation}
          choices={ACTIVATIONS.map((value) => ({ value, label: value }))}
          onChange={(activation) => set({ activation })}
        />
      )}
      {'kernelInitializer' in layer && (
        <ChoiceField
          label={t('initializer')}
          value={layer.kernelInitializer}
          choices={KERNEL_INITIALIZERS.map((value) => ({ value, label: value }))}
          onChange={(kernelInitializer) => set({ kernelInitializer })}
        />
      )}
    </>
  );
}

function isSize(value: unknown): value is Size2d {
  return Array.isArray(value) && typeof value[0] === 'number';
}
