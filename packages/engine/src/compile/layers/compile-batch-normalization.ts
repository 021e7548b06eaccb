import type { BatchNormalizationSpec } from '@raqam/artifact';
import {
  emitBatchMoments,
  emitBatchNormalization,
  emitBatchNormalizationGradient,
  emitBatchNormalizationSums,
  emitMergeMoments,
  emitMovingAverage,
} from '@raqam/kernels';
import { f32, i32 } from '@raqam/kernels/assembler';
import { type Buffer, constantValues, imageValues, taskValues } from '../buffer.ts';
import { formatShape, sizeOf } from '../format-shape.ts';
import { IMAGES_PER_TASK } from '../images-per-task.ts';
import type { CompiledLayer, LayerContext } from '../layer-compiler.ts';
import { sumShards } from '../sum-shards.ts';
import type { WeightBuffer } from '../weight-buffers.ts';

/**
 * Batch normalization. In training it needs the whole batch twice: for its mean and variance, and for two sums of
 * gradients. Each task leaves its part; behind a barrier every task brings all parts together for itself, in the same
 * order and so to the same bits, which is cheaper than another barrier.
 */
export function compileBatchNormalization(context: LayerContext<BatchNormalizationSpec>, x: Buffer): CompiledLayer {
  const { fused, isTraining, learn, program, splitImages, weights } = context;
  const { layer, outputShape } = fused;
  const numChannels = outputShape[outputShape.length - 1];
  const rowsPerImage = sizeOf(outputShape) / numChannels;
  const shape = formatShape(outputShape);
  const { gamma, beta } = weights;
  const { moving_mean: movingMean, moving_variance: movingVariance } = weights as Readonly<
    Record<string, WeightBuffer>
  >;
  const scale = gamma?.buffer ?? constantValues(`${layer.name}.ones`, new Float32Array(numChannels).fill(1));
  const offset = beta?.buffer ?? constantValues(`${layer.name}.zeros`, new Float32Array(numChannels));
  const y = imageValues(layer.name, sizeOf(outputShape));

  const addNormalization = ({ mean, variance }: { readonly mean: Buffer; readonly variance: Buffer }) => {
    program.add({
      layer: layer.name,
      name: 'batchNormalization',
      shape,
      multiplyAdds: sizeOf(outputShape),
      winners: null,
      reads: [x, scale, offset, mean, variance],
      writes: [y],
      emit: ({ f, module, numImages, own }) => {
        f.call(emitBatchNormalization(module, { numChannels, epsilon: layer.epsilon }), {
          numRows: i32.mul(numImages, rowsPerImage),
          x: own(x),
          gamma: own(scale),
          beta: own(offset),
          mean: own(mean),
          variance: own(variance),
          y: own(y),
        });
      },
    });
  };
  if (!isTraining) {
    addNormalization({ mean: movingMean.buffer, variance: movingVariance.buffer });
    return { y, backward: () => null };
  }

  const parts = taskValues(`${layer.name}.moments`, 2 * numChannels);
  /** Mean and variance of the batch, as an operation of its own has them. */
  const mergedMoments = (place: string) => {
    const mean = taskValues(`${layer.name}.mean.${place}`, numChannels);
    const variance = taskValues(`${layer.name}.variance.${place}`, numChannels);
    return {
      mean,
      variance,
      op: {
        layer: layer.name,
        name: 'mean and variance of the batch',
        shape: `2×${numChannels}`,
        multiplyAdds: 0,
        winners: null,
        reads: [parts],
        writes: [mean, variance],
        emit: ({ all, batchImages, f, module, own }) => {
          const kernel = emitMergeMoments(module, { numChannels, rowsPerPart: IMAGES_PER_TASK * rowsPerImage });
          f.call(kernel, {
            numRows: i32.mul(batchImages, rowsPerImage),
            parts: all(parts),
            mean: own(mean),
            variance: own(variance),
          });
        },
      } satisfies Parameters<typeof program.add>[0],
    };
  };

  program.add({
    layer: layer.name,
    name: 'mean and variance of some images',
    shape,
    multiplyAdds: sizeOf(outputShape),
    winners: null,
    reads: [x],
    writes: [parts],
    emit: ({ f, module, numImages, own }) => {
      const numRows = i32.mul(numImages, rowsPerImage);
      f.call(emitBatchMoments(module, { numChannels }), { numRows, x: own(x), moments: own(parts) });
    },
  });
  splitImages();
  const forward = mergedMoments('forward');
  program.add(forward.op);
  addNormalization(forward);
  const moved = mergedMoments('moved');
  learn({
    layer: layer.name,
    numTasks: 1,
    pieces: [],
    gradient: null,
    derived: [
      moved.op,
      {
        layer: layer.name,
        name: 'moving averages',
        shape: `2×${numChannels}`,
        multiplyAdds: 2 * numChannels,
        winners: null,
        reads: [moved.mean, moved.variance, movingMean.buffer, movingVariance.buffer],
        writes: [movingMean.buffer, movingVariance.buffer],
        emit: ({ f, module, own }) => {
          for (const [values, average] of [
            [moved.mean, movingMean.buffer],
            [moved.variance, movingVariance.buffer],
          ]) {
            f.call(emitMovingAverage(module), {
              numValues: numChannels,
              values: own(values),
              average: own(average),
              momentum: f32.const(layer.momentum),
            });
          }
        },
      },
    ],
  });

  return {
    y,
    backward: (dy, needsInputGradient) => {
      const partSums = taskValues(`${layer.name}.sums`, 2 * numChannels);
      const sums = taskValues(`${layer.name}.sums.batch`, 2 * numChannels);
      const before = mergedMoments('sums');
      program.add(before.op);
      program.add({
        layer: layer.name,
        name: 'sums of gradients of some images',
        shape,
        multiplyAdds: sizeOf(outputShape),
        winners: null,
        reads: [x, dy, before.mean, before.variance],
        writes: [partSums],
        emit: ({ f, module, numImages, own }) => {
          f.call(emitBatchNormalizationSums(module, { numChannels, epsilon: layer.epsilon }), {
            numRows: i32.mul(numImages, rowsPerImage),
            x: own(x),
            dy: own(dy),
            mean: own(before.mean),
            variance: own(before.variance),
            sums: own(partSums),
          });
        },
      });
      // Of the sums in order: first Σ dy, the gradient of beta, then Σ dy·x̂, that of gamma.
      const learnt = [
        { weight: gamma, first: numChannels },
        { weight: beta, first: 0 },
      ].flatMap(({ first, weight }) => (weight ? [{ weight, first }] : []));
      if (learnt.length > 0) {
        learn({
          layer: layer.name,
          numTasks: 1,
          pieces: learnt.map(({ weight }) => ({ weight, first: 0, numValues: numChannels })),
          gradient: {
            name: 'sum of gradients',
            shape: `${learnt.length}×${numChannels}`,
            multiplyAdds: 0,
            reads: [partSums],
            emit: (at, gradients) => {
              learnt.forEach(({ first }, index) => {
                sumShards(at, partSums, gradients[index], { first, numValues: numChannels });
              });
            },
          },
          derived: [],
        });
      }
      if (!needsInputGradient) return null;
      splitImages();
      const behind = mergedMoments('gradient');
      const dx = imageValues(`${layer.name}.dx`, sizeOf(outputShape));
      program.add(behind.op);
      program.add({
        layer: layer.name,
        name: 'input gradient',
        shape,
        multiplyAdds: 2 * sizeOf(outputShape),
        winners: null,
        reads: [x, dy, scale, behind.mean, behind.variance, partSums],
        writes: [sums, dx],
        emit: (at) => {
          const { batchImages, f, module, numImages, own } = at;
          sumShards(at, partSums, own(sums));
          f.call(emitBatchNormalizationGradient(module, { numChannels, epsilon: layer.epsilon }), {
            numRows: i32.mul(numImages, rowsPerImage),
            totalRows: i32.mul(batchImages, rowsPerImage),
            x: own(x),
            dy: own(dy),
            gamma: own(scale),
            mean: own(behind.mean),
            variance: own(behind.variance),
            sums: own(sums),
            dx: own(dx),
          });
        },
      });
      return dx;
    },
  };
}
