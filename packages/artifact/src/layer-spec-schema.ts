import * as v from 'valibot';
import { ACTIVATIONS } from './activation.ts';
import { KERNEL_INITIALIZERS } from './kernel-initializer.ts';
import type { LayerSpec, LayerSpecInput } from './layer-spec.ts';
import { fraction, fractionBelowOne, positive, wholeNumber } from './schema-fields.ts';

/** The longest side, and the most channels, filters or units, that a network may have. */
export const MAX_DIMENSION = 65536;

/** A size along one axis. */
export const dimension = wholeNumber(1, MAX_DIMENSION);

const NAME = 'a letter, then up to 63 letters, digits, "_" or "-"';
export const layerName = v.pipe(v.string(NAME), v.regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, NAME));

const size2d = v.strictTuple([dimension, dimension]);
const margin = wholeNumber(0, MAX_DIMENSION);
const margins = v.strictTuple([margin, margin]);
const padding = v.optional(v.picklist(['same', 'valid']), 'valid');
const activation = v.picklist(ACTIVATIONS);
const flag = v.optional(v.boolean(), true);

const weighted = {
  useBias: flag,
  activation: v.optional(activation, 'linear'),
  kernelInitializer: v.optional(v.picklist(KERNEL_INITIALIZERS), 'glorotUniform'),
  trainable: flag,
};
const pooling = {
  name: layerName,
  poolSize: v.optional(size2d, [2, 2]),
  strides: v.optional(size2d),
  padding,
};

const zeroPadding2d = v.strictObject({
  type: v.literal('zeroPadding2d'),
  name: layerName,
  padding: v.strictTuple([margins, margins]),
});
const conv2d = v.strictObject({
  type: v.literal('conv2d'),
  name: layerName,
  filters: dimension,
  kernelSize: size2d,
  strides: v.optional(size2d, [1, 1]),
  padding,
  connections: v.optional(v.nullable(v.array(v.array(margin))), null),
  ...weighted,
});
const maxPool2d = v.pipe(
  v.strictObject({ type: v.literal('maxPool2d'), ...pooling }),
  v.transform((layer) => ({ ...layer, strides: layer.strides ?? layer.poolSize })),
);
const averagePool2d = v.pipe(
  v.strictObject({ type: v.literal('averagePool2d'), ...pooling }),
  v.transform((layer) => ({ ...layer, strides: layer.strides ?? layer.poolSize })),
);
const subsample2d = v.strictObject({
  type: v.literal('subsample2d'),
  name: layerName,
  poolSize: v.optional(size2d, [2, 2]),
  activation: v.optional(activation, 'linear'),
});
const flatten = v.strictObject({ type: v.literal('flatten'), name: layerName });
const dense = v.strictObject({ type: v.literal('dense'), name: layerName, units: dimension, ...weighted });
const dropout = v.strictObject({ type: v.literal('dropout'), name: layerName, rate: fractionBelowOne });
const activationLayer = v.strictObject({ type: v.literal('activation'), name: layerName, activation });
const batchNormalization = v.strictObject({
  type: v.literal('batchNormalization'),
  name: layerName,
  momentum: v.optional(fraction, 0.99),
  epsilon: v.optional(positive, 0.001),
  center: flag,
  scale: flag,
});

/** Validates one {@link LayerSpecInput} and completes it. What only its neighbours can tell, `inferShapes` checks. */
export const layerSpecSchema: v.GenericSchema<LayerSpecInput, LayerSpec> = v.variant('type', [
  zeroPadding2d,
  conv2d,
  maxPool2d,
  averagePool2d,
  subsample2d,
  flatten,
  dense,
  dropout,
  activationLayer,
  batchNormalization,
]);
