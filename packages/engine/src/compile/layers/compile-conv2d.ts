import type { Conv2dSpec, Size2d } from '@raqam/artifact';
import {
  createSlidingWindow,
  emitConv2d,
  emitMultiply,
  emitTransposeFilter,
  emitTransposeFilterGradient,
  type FilterShape,
  type SlidingWindow,
} from '@raqam/kernels';
import { expandConnections } from '../../expand-connections.ts';
import { activationFunction } from '../activation-function.ts';
import { addActivation, addActivationGradient } from '../add-activation.ts';
import { type Buffer, constantValues, imageBytes, imageValues, programValues, taskValues } from '../buffer.ts';
import { formatShape, formatShapes, sizeOf } from '../format-shape.ts';
import type { CompiledLayer, LayerContext } from '../layer-compiler.ts';
import type { Op } from '../op.ts';
import type { ParameterGroup } from '../parameter-group.ts';
import { sumShards } from '../sum-shards.ts';
import type { WeightBuffer } from '../weight-buffers.ts';
import { addConv2dGradients, addPooledConv2dGradients, type Conv2dGradientBuffers } from './add-conv2d-gradients.ts';
import { addCropping, addPadding, paddedShape } from './add-padding.ts';

/**
 * A convolution with bias, max pool and activation. With `same` padding the zeros are put around the image before it.
 *
 * Behind a pool only the greatest position of each window has a gradient, and behind a ReLU only where it is positive:
 * these winners are listed once, and both gradients go through the list instead of all positions.
 */
export function compileConv2d(context: LayerContext<Conv2dSpec>, input: Buffer): CompiledLayer {
  const { fused, learn, program } = context;
  const { activation, inputShape, layer, outputShape, poolSize } = fused;
  const { kernel, bias } = context.weights as { readonly kernel: WeightBuffer; readonly bias?: WeightBuffer };
  const useBias = bias !== undefined;
  const padding = { program, layer: layer.name, inputShape, padding: paddingOf(layer, inputShape) };
  const x = addPadding(padding, input);
  const [height, width, numChannels] = paddedShape(padding);
  const window = createSlidingWindow([height, width], layer.kernelSize, layer.strides, 'valid');
  const conv = { window, numChannels, numFilters: layer.filters };
  const taps = layer.kernelSize[0] * layer.kernelSize[1] * numChannels;
  const multiplyAdds = taps * layer.filters * countPositions(window, poolSize);
  // Softmax needs all channels of a pixel and so comes behind the sums.
  const [fusedActivation, laterActivation] =
    activation === 'softmax' ? (['linear', 'softmax'] as const) : ([activation, 'linear'] as const);

  const sums = imageValues(layer.name, sizeOf(outputShape));
  const storesWinners = context.storesWinners && poolSize !== null;
  const winners = imageBytes('chunk', `${layer.name}.winners`, sizeOf(outputShape));
  program.add({
    layer: layer.name,
    name: [
      'conv2d',
      ...(useBias ? ['bias'] : []),
      ...(poolSize ? ['maxPool2d'] : []),
      ...(fusedActivation === 'linear' ? [] : [fusedActivation]),
    ].join(' + '),
    shape: formatShapes([height, width, numChannels], outputShape),
    multiplyAdds,
    winners: null,
    reads: [x, kernel.buffer, ...(bias ? [bias.buffer] : [])],
    writes: [sums, ...(storesWinners ? [winners] : [])],
    emit: ({ f, module, numImages, own }) => {
      const op = { ...conv, useBias, activation: activationFunction(fusedActivation), poolSize, storesWinners };
      f.call(emitConv2d(module, op), {
        numImages,
        x: own(x),
        filter: own(kernel.buffer),
        bias: bias ? own(bias.buffer) : 0,
        y: own(sums),
        winners: storesWinners ? own(winners) : 0,
      });
    },
  });
  const later = { program, layer: layer.name, activation: laterActivation, shape: outputShape };
  const y = addActivation(later, sums);

  return {
    y,
    backward: (dy, needsInputGradient) => {
      addActivationGradient({ ...later, activation }, y, dy);
      const buffers: Conv2dGradientBuffers = {
        x,
        dy,
        dFilter: taskValues(`${kernel.name}.gradient`, kernel.numValues),
        dBias: taskValues(`${layer.name}.bias.gradient`, layer.filters),
        transposed: programValues(`${kernel.name}.transposed`, kernel.numValues),
        dx: imageValues(`${layer.name}.dx`, height * width * numChannels),
      };
      const gradients = {
        program,
        layer: layer.name,
        conv,
        outputShape,
        multiplyAdds,
        needsFilterGradient: layer.trainable,
        needsInputGradient,
      };
      if (poolSize === null) addConv2dGradients(gradients, buffers);
      else addPooledConv2dGradients({ ...gradients, poolSize }, { ...buffers, winners });

      const filter = { filterSize: layer.kernelSize, numChannels, numFilters: layer.filters };
      const transposition = transposeFilter(layer.name, filter, { kernel, transposed: buffers.transposed });
      if (layer.trainable) {
        learn({
          layer: layer.name,
          numTasks: 1,
          pieces: [kernel, ...(bias ? [bias] : [])].map((weight) => ({
            weight,
            first: 0,
            numValues: weight.numValues,
          })),
          gradient: sumGradients(filter, { ...buffers, kernel, useBias, isTransposed: poolSize !== null }),
          derived: needsInputGradient ? [transposition] : [],
        });
      }
      if (!needsInputGradient) return null;
      context.derive(transposition);
      return addCropping(padding, buffers.dx);
    },
  };
}

/** The filter with its last axis first, as the gradient of the input reads it. */
function transposeFilter(
  layer: string,
  filter: FilterShape,
  { kernel, transposed }: { readonly kernel: WeightBuffer; readonly transposed: Buffer },
): Op {
  return {
    layer,
    name: 'transposed filter',
    shape: formatShape(kernel.shape),
    multiplyAdds: 0,
    winners: null,
    reads: [kernel.buffer],
    writes: [transposed],
    emit: ({ f, module, own }) => {
      f.call(emitTransposeFilter(module, filter), { filter: own(kernel.buffer), transposed: own(transposed) });
    },
  };
}

/** What the tasks for images leave of a convolution's gradients. */
interface GradientParts {
  readonly kernel: WeightBuffer;
  readonly dFilter: Buffer;
  readonly dBias: Buffer;
  readonly useBias: boolean;
  /** Whether the filter's gradients are [filter, …], as those of winners. */
  readonly isTransposed: boolean;
}

/** Brings the tasks' gradients together, and takes away those of pairs that are not connected. */
function sumGradients(
  filter: FilterShape,
  { dBias, dFilter, isTransposed, kernel, useBias }: GradientParts,
): ParameterGroup['gradient'] {
  const sum = taskValues(`${kernel.name}.sum`, kernel.numValues);
  const connected = kernel.connections && connectionMask(kernel, kernel.connections, filter.numChannels);
  return {
    name: 'sum of gradients',
    shape: formatShape(kernel.shape),
    multiplyAdds: 0,
    reads: [dFilter, ...(useBias ? [dBias] : []), ...(connected ? [connected] : [])],
    writes: isTransposed ? [sum] : [],
    emit: (at, [filterGradient, biasGradient]) => {
      const { f, module, own } = at;
      if (isTransposed) {
        sumShards(at, dFilter, own(sum));
        f.call(emitTransposeFilterGradient(module, filter), { transposed: own(sum), dFilter: filterGradient });
      } else sumShards(at, dFilter, filterGradient);
      if (useBias) sumShards(at, dBias, biasGradient);
      if (connected) {
        f.call(emitMultiply(module), {
          numValues: kernel.numValues,
          x: filterGradient,
          factors: own(connected),
          y: filterGradient,
        });
      }
    },
  };
}

/** The zeros that `same` padding puts around an image; see `createSlidingWindow`. */
function paddingOf({ kernelSize, padding, strides }: Conv2dSpec, [height, width]: readonly number[]) {
  const { inputSize, outputSize, padLeft, padTop } = createSlidingWindow([height, width], kernelSize, strides, padding);
  const after = (axis: 0 | 1, before: number) =>
    Math.max(0, (outputSize[axis] - 1) * strides[axis] + kernelSize[axis] - inputSize[axis] - before);
  return [
    [padTop, after(0, padTop)],
    [padLeft, after(1, padLeft)],
  ] as const;
}

/** Positions whose sums are needed: those that no pool window covers are not. */
function countPositions({ outputSize: [height, width] }: SlidingWindow, poolSize: Size2d | null): number {
  const [poolHeight, poolWidth] = poolSize ?? [1, 1];
  return Math.floor(height / poolHeight) * poolHeight * Math.floor(width / poolWidth) * poolWidth;
}

/** 1 where filter and channel are connected, else 0. */
function connectionMask(
  { name, shape }: WeightBuffer,
  connections: readonly (readonly number[])[],
  numChannels: number,
): Buffer {
  const ones = new Float32Array(sizeOf(shape)).fill(1);
  return constantValues(`${name}.connections`, expandConnections(ones, connections, numChannels));
}
