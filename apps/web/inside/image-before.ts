import { inferShapes, type ModelSpec } from '@raqam/artifact';

/** The shape of an image whose pixels a row of features is. */
export type ImageShape = readonly [height: number, width: number, numChannels: number];

/**
 * What image a layer's flat inputs are, behind a flatten layer or in a network whose input is a flat image: so that
 * weights can be looked at as pictures.
 *
 * @returns `null` where another fully connected layer lies between, or the features are no square.
 */
export function imageBefore(spec: ModelSpec, layerIndex: number): ImageShape | null {
  const { layers } = inferShapes(spec);
  for (let index = layerIndex - 1; index >= 0; index--) {
    const { inputShape, type } = layers[index];
    if (type === 'flatten') return asImage(inputShape);
    if (type !== 'dropout' && type !== 'activation') return null;
  }
  return asImage(spec.inputShape);
}

function asImage(shape: readonly number[]): ImageShape | null {
  if (shape.length === 3) return [shape[0], shape[1], shape[2]];
  const side = Math.sqrt(shape[0]);
  return Number.isInteger(side) ? [side, side, 1] : null;
}
