import { inferShapes, type ModelSpec } from '@raqam/artifact';
import { createSlidingWindow, type Padding, type Size2d, type SlidingWindow } from '@raqam/kernels';
import { EngineError } from './errors.ts';
import { expandConnections } from './expand-connections.ts';
import type { ValueTerm, ValueTrace, WindowPlace } from './value-trace.ts';

/**
 * Takes one value of a layer apart: the window it comes from, each product, and their sum.
 *
 * @param spec Complete, as `parseModelSpec` returns it.
 * @param weights The values of its tensors, in the order of `inferShapes(spec).weights`.
 * @param layerIndex Of the layer in the specification.
 * @param inputs What the layer reads: the outputs of the layer before it, or the image.
 * @param place Of the value among the layer's outputs, row-major.
 * @returns `null` for a layer whose values come from one input each: padding, flatten, dropout, activation, batch
 *   normalization.
 * @throws {EngineError} `traceValue: layer conv1 has no value 9999; expected a place from 0 to 4607.`
 */
export function traceValue(
  spec: ModelSpec,
  weights: readonly Float32Array[],
  layerIndex: number,
  inputs: Float32Array,
  place: number,
): ValueTrace | null {
  const shapes = inferShapes(spec).layers;
  const layer = spec.layers[layerIndex];
  const { inputShape, outputShape, weights: own } = shapes[layerIndex];
  const numValues = outputShape.reduce((product, size) => product * size, 1);
  if (!Number.isInteger(place) || place < 0 || place >= numValues) {
    throw new EngineError(
      `traceValue: layer ${layer.name} has no value ${place}; expected a place from 0 to ${numValues - 1}.`,
    );
  }
  const first = shapes.slice(0, layerIndex).reduce((sum, each) => sum + each.weights.length, 0);
  const tensors = weights.slice(first, first + own.length);
  const numChannels = inputShape[inputShape.length - 1];
  const numOutputChannels = outputShape[outputShape.length - 1];
  const channel = place % numOutputChannels;
  const slide = (size: Size2d, strides: Size2d, padding: Padding) =>
    createSlidingWindow([inputShape[0], inputShape[1]], size, strides, padding);
  const position = Math.floor(place / numOutputChannels);

  switch (layer.type) {
    case 'conv2d': {
      const [kernel, bias = null] = tensors;
      const filter = layer.connections === null ? kernel : expandConnections(kernel, layer.connections, numChannels);
      const channels = layer.connections?.[channel] ?? Array.from({ length: numChannels }, (_, c) => c);
      const window = slide(layer.kernelSize, layer.strides, layer.padding);
      const terms = pixelsUnder(window, position).flatMap(({ pixel, offset }) =>
        channels.map((c) =>
          weighTerm(inputs, pixel * numChannels + c, filter[(offset * numChannels + c) * layer.filters + channel]),
        ),
      );
      return sumUp(terms, bias?.[channel] ?? null, windowPlace(window, position));
    }
    case 'dense': {
      const [kernel, bias = null] = tensors;
      const terms = Array.from(inputs, (_, f) => weighTerm(inputs, f, kernel[f * layer.units + channel]));
      return sumUp(terms, bias?.[channel] ?? null, null);
    }
    case 'maxPool2d':
    case 'averagePool2d': {
      const window = slide(layer.poolSize, layer.strides, layer.padding);
      const terms = plainTerms(inputs, window, position, numChannels, channel);
      const isMax = layer.type === 'maxPool2d';
      return {
        rule: isMax ? 'greatest' : 'mean',
        window: windowPlace(window, position),
        terms,
        bias: null,
        factor: null,
        result: isMax ? Math.max(...terms.map(({ input }) => input)) : Math.fround(addUp(terms, 0) / terms.length),
      };
    }
    case 'subsample2d': {
      const window = slide(layer.poolSize, layer.poolSize, 'valid');
      const terms = plainTerms(inputs, window, position, numChannels, channel);
      const factor = tensors[0][channel];
      const bias = tensors[1][channel];
      return {
        rule: 'scaledSum',
        window: windowPlace(window, position),
        terms,
        bias,
        factor,
        result: Math.fround(Math.fround(factor * addUp(terms, 0)) + bias),
      };
    }
    case 'zeroPadding2d':
    case 'flatten':
    case 'dropout':
    case 'activation':
    case 'batchNormalization':
      return null;
  }
}

/** The pixels of the image that the window sees at a position, and the place of each within the window, row-major. */
function pixelsUnder(
  window: SlidingWindow,
  position: number,
): readonly { readonly pixel: number; readonly offset: number }[] {
  const [height, width] = window.inputSize;
  const place = windowPlace(window, position);
  return Array.from({ length: place.height * place.width }, (_, offset) => ({
    row: place.top + Math.floor(offset / place.width),
    column: place.left + (offset % place.width),
    offset,
  }))
    .filter(({ row, column }) => row >= 0 && row < height && column >= 0 && column < width)
    .map(({ row, column, offset }) => ({ pixel: row * width + column, offset }));
}

function windowPlace(
  { outputSize, padLeft, padTop, strides, windowSize }: SlidingWindow,
  position: number,
): WindowPlace {
  return {
    top: Math.floor(position / outputSize[1]) * strides[0] - padTop,
    left: (position % outputSize[1]) * strides[1] - padLeft,
    height: windowSize[0],
    width: windowSize[1],
  };
}

function plainTerms(
  inputs: Float32Array,
  window: SlidingWindow,
  position: number,
  numChannels: number,
  channel: number,
): readonly ValueTerm[] {
  return pixelsUnder(window, position).map(({ pixel }) => {
    const index = pixel * numChannels + channel;
    return { index, input: inputs[index], weight: null, product: inputs[index] };
  });
}

function weighTerm(inputs: Float32Array, index: number, weight: number): ValueTerm {
  const input = inputs[index];
  return { index, input, weight, product: Math.fround(input * weight) };
}

function sumUp(terms: readonly ValueTerm[], bias: number | null, window: WindowPlace | null): ValueTrace {
  return { rule: 'weightedSum', window, terms, bias, factor: null, result: addUp(terms, bias ?? 0) };
}

/** In order, each sum rounded to f32. */
function addUp(terms: readonly ValueTerm[], start: number): number {
  return terms.reduce((sum, { product }) => Math.fround(sum + product), start);
}
