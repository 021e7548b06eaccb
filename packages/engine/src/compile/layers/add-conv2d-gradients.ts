import type { Shape, Size2d } from '@raqam/artifact';
import {
  emitConv2dFilterGradient,
  emitConv2dInputGradient,
  emitPooledConv2dFilterGradient,
  emitPooledConv2dInputGradient,
  emitPooledGradientList,
  pooledGradientListBytes,
  type SlidingWindow,
} from '@raqam/kernels';
import { type Buffer, counter, taskBytes } from '../buffer.ts';
import { formatShape, formatShapes } from '../format-shape.ts';
import { IMAGES_PER_TASK } from '../images-per-task.ts';
import type { Program } from '../program.ts';

/** What gradients a convolution needs. */
interface Conv2dGradientOp {
  readonly program: Program;
  /** The layer's name. */
  readonly layer: string;
  readonly conv: { readonly window: SlidingWindow; readonly numChannels: number; readonly numFilters: number };
  /** Behind the pool, where there is one. */
  readonly outputShape: Shape;
  /** Of the forward pass; each gradient has as many. */
  readonly multiplyAdds: number;
  readonly needsFilterGradient: boolean;
  readonly needsInputGradient: boolean;
}

/** What the gradients are made of, and where they are left. */
export interface Conv2dGradientBuffers {
  readonly x: Buffer;
  /** Before the activation, [image, ...outputShape]. */
  readonly dy: Buffer;
  /** Of each task's images; [filter, …] where there is a pool. */
  readonly dFilter: Buffer;
  readonly dBias: Buffer;
  /** The filter, its last axis first. */
  readonly transposed: Buffer;
  readonly dx: Buffer;
}

/** Adds the gradients of a convolution without a pool: through all positions. */
export function addConv2dGradients(op: Conv2dGradientOp, buffers: Conv2dGradientBuffers): void {
  const { conv, program } = op;
  const { dBias, dFilter, dx, dy, transposed, x } = buffers;
  if (op.needsFilterGradient) {
    program.add({
      ...describeFilterGradient(op),
      winners: null,
      reads: [x, dy],
      writes: [dFilter, dBias],
      emit: ({ f, module, numImages, own }) => {
        const kernel = emitConv2dFilterGradient(module, conv);
        f.call(kernel, { numImages, x: own(x), dy: own(dy), dFilter: own(dFilter), dBias: own(dBias) });
      },
    });
  }
  if (op.needsInputGradient) {
    program.add({
      ...describeInputGradient(op),
      winners: null,
      reads: [dy, transposed],
      writes: [dx],
      emit: ({ f, module, numImages, own }) => {
        const kernel = emitConv2dInputGradient(module, conv);
        f.call(kernel, { numImages, dy: own(dy), transposed: own(transposed), dx: own(dx) });
      },
    });
  }
}

/** Adds the gradients of a convolution with a pool behind it: through a list of the winners, made once for both. */
export function addPooledConv2dGradients(
  op: Conv2dGradientOp & { readonly poolSize: Size2d },
  buffers: Conv2dGradientBuffers & { readonly winners: Buffer },
): void {
  const { layer, poolSize, program } = op;
  const { dBias, dFilter, dx, dy, transposed, winners, x } = buffers;
  const pooled = { ...op.conv, poolSize };
  const list = taskBytes(`${layer}.list`, pooledGradientListBytes(pooled, IMAGES_PER_TASK));
  const numWinners = counter(`${layer}.numWinners`);
  const [windowHeight, windowWidth] = op.conv.window.windowSize;
  const executed = { counter: numWinners, multiplyAddsPerWinner: windowHeight * windowWidth * op.conv.numChannels };
  if (op.needsFilterGradient) {
    program.add({
      ...describeFilterGradient(op),
      winners: executed,
      reads: [x, dy, winners],
      writes: [dFilter, dBias, list, numWinners],
      emit: ({ f, module, numImages, own }) => {
        f.call(emitPooledConv2dFilterGradient(module, pooled), {
          numImages,
          x: own(x),
          dy: own(dy),
          winners: own(winners),
          list: own(list),
          dFilter: own(dFilter),
          dBias: own(dBias),
          counter: own(numWinners),
        });
      },
    });
  } else if (op.needsInputGradient) {
    program.add({
      layer,
      name: 'list of winners',
      shape: formatShape(op.outputShape),
      multiplyAdds: 0,
      winners: null,
      reads: [dy, winners],
      writes: [list, dBias, numWinners],
      emit: ({ f, module, numImages, own }) => {
        f.call(emitPooledGradientList(module, pooled), {
          numImages,
          dy: own(dy),
          winners: own(winners),
          list: own(list),
          dBias: own(dBias),
          counter: own(numWinners),
        });
      },
    });
  }
  if (op.needsInputGradient) {
    program.add({
      ...describeInputGradient(op),
      winners: executed,
      reads: [list, transposed, numWinners],
      writes: [dx],
      emit: ({ f, module, numImages, own }) => {
        const kernel = emitPooledConv2dInputGradient(module, pooled);
        f.call(kernel, { numImages, list: own(list), transposed: own(transposed), dx: own(dx) });
      },
    });
  }
}

function describeFilterGradient({ conv, layer, multiplyAdds }: Conv2dGradientOp) {
  const shape = formatShape([...conv.window.windowSize, conv.numChannels, conv.numFilters]);
  return { layer, name: 'filter gradient', shape, multiplyAdds };
}

function describeInputGradient({ conv, layer, multiplyAdds, outputShape }: Conv2dGradientOp) {
  const shape = formatShapes(outputShape, [...conv.window.inputSize, conv.numChannels]);
  return { layer, name: 'input gradient', shape, multiplyAdds };
}
