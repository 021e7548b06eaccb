import { type LayerSpec, parseTrainOptions } from '@raqam/artifact';
import { createModelSpec, MODEL_NAMES } from '@raqam/model';
import { describe, expect, test } from 'vitest';
import { examineLayers } from '../training/examine-layers.ts';
import { freeName, LAYER_TYPES, NEW_LAYERS } from '../training/layer-choices.ts';

const OPTIONS = parseTrainOptions({});
const CNN = createModelSpec('cnn').layers;

test.each(MODEL_NAMES)('%s has no fault', (name) => {
  expect(examineLayers(createModelSpec(name).layers, OPTIONS).fault).toBeNull();
});

test('shapes and numbers to learn are those of the network', () => {
  const { layers, numParameters } = examineLayers(CNN, OPTIONS);
  expect(numParameters).toBe(37_610);
  expect(layers.map(({ outputShape }) => outputShape.join('×'))).toEqual([
    '24×24×8',
    '12×12×8',
    '8×8×16',
    '4×4×16',
    '256',
    '128',
    '128',
    '10',
  ]);
});

describe('faults', () => {
  test('a layer that cannot take what reaches it is the one that is named, and those before it are still known', () => {
    const withoutFlatten = CNN.filter(({ type }) => type !== 'flatten');
    const { fault, layers } = examineLayers(withoutFlatten, OPTIONS);
    expect(layers).toHaveLength(4);
    expect(fault).toEqual({
      index: 4,
      kind: 'layer',
      message:
        'own, layer dense1 (dense): 4×4×16 arrives; expected a flat row of features. Put a flatten layer before it.',
    });
  });

  test('the first of two', () => {
    const conv = { ...CNN[0], kernelSize: [40, 40] } as LayerSpec;
    expect(examineLayers([conv, ...CNN.slice(5)], OPTIONS).fault).toMatchObject({ index: 0, kind: 'layer' });
  });

  test('no layers, and another number of outputs than digits', () => {
    expect(examineLayers([], OPTIONS).fault).toEqual({ index: 0, kind: 'outputs', message: null });
    expect(examineLayers(CNN.slice(0, 7), OPTIONS).fault).toEqual({ index: 7, kind: 'outputs', message: null });
  });

  test('options that do not fit the network', () => {
    const callbacks = [{ type: 'earlyStopping' }] as const;
    expect(examineLayers(CNN, parseTrainOptions({ callbacks })).fault).toMatchObject({ index: 8, kind: 'training' });
  });
});

test.each(LAYER_TYPES)('a new layer of the kind %s is complete and fits somewhere', (type) => {
  const layer = { ...NEW_LAYERS[type], name: freeName(CNN, type) } as LayerSpec;
  const layers = CNN.toSpliced(type === 'dense' ? 7 : 4, 0, layer);
  expect(examineLayers(layers, OPTIONS).fault).toBeNull();
});

test('a new layer has a name of its own', () => {
  expect(freeName(CNN, 'conv2d')).toBe('conv3');
  expect(freeName(CNN, 'dropout')).toBe('dropout1');
});
