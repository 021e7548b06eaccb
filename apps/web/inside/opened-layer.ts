import { inferShapes, type LayerShapes, type LayerSpec } from '@raqam/artifact';
import type { LayerValues } from '@raqam/engine/reference';
import type { ReadableNetwork } from './readable-network.ts';

/** A layer that is looked at closely, with what goes in and what comes out. */
export interface OpenedLayer {
  readonly network: ReadableNetwork;
  readonly index: number;
  readonly layer: LayerSpec;
  readonly shapes: LayerShapes;
  /** The layer's own tensors. */
  readonly tensors: readonly Float32Array[];
  /** What it reads, in its input shape. */
  readonly inputs: Float32Array;
  readonly values: LayerValues;
  /** The value that is taken apart, by its place among the outputs. */
  readonly place: number;
  readonly onChoose: (place: number) => void;
}

/** What {@link openLayer} puts together. */
interface LayerReading {
  readonly network: ReadableNetwork;
  readonly image: Float32Array;
  /** A layer each. */
  readonly layers: readonly LayerValues[];
}

/**
 * Puts together what one layer did with an image.
 *
 * @param place As the address asks for it; a place that the layer does not have, and `null`, become the one to begin with.
 */
export function openLayer(
  { image, layers, network }: LayerReading,
  index: number,
  place: number | null,
  onChoose: (place: number) => void,
): OpenedLayer {
  const { layers: shapes } = inferShapes(network.spec);
  const first = shapes.slice(0, index).reduce((sum, { weights }) => sum + weights.length, 0);
  const values = layers[index];
  const isThere = place !== null && place < values.outputs.length;
  return {
    network,
    index,
    layer: network.spec.layers[index],
    shapes: shapes[index],
    tensors: network.weights.slice(first, first + shapes[index].weights.length),
    inputs: index === 0 ? image : layers[index - 1].outputs,
    values,
    place: isThere ? place : firstPlace(shapes[index].outputShape, values.outputs),
    onChoose,
  };
}

/** Of a vector the greatest value; of maps the middle of the first one. */
function firstPlace(shape: readonly number[], outputs: Float32Array): number {
  if (shape.length === 1) return outputs.indexOf(Math.max(...outputs));
  const [height, width, numMaps] = shape;
  return (Math.floor(height / 2) * width + Math.floor(width / 2)) * numMaps;
}
