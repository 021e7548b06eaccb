import { inferShapes } from '@raqam/artifact';
import { expect, test } from 'vitest';
import { createAlexnet } from '../../learn/create-alexnet.ts';

test('AlexNet has the maps and the 60 million parameters that its authors give it', () => {
  const { layers, numParameters } = inferShapes(createAlexnet());
  const maps = layers.filter(({ type }) => type === 'conv2d').map(({ outputShape }) => outputShape);
  expect(maps).toEqual([
    [55, 55, 96],
    [27, 27, 256],
    [13, 13, 384],
    [13, 13, 384],
    [13, 13, 256],
  ]);
  expect(layers.filter((layer) => layer.numParameters > 0)).toHaveLength(8);
  expect(numParameters).toBe(60_965_224);
});
