import type { TrainOptions } from '@raqam/artifact';
import { emitBinaryCrossEntropy, emitMeanSquaredError, emitSoftmaxCrossEntropy } from '@raqam/kernels';
import { f32 } from '@raqam/kernels/assembler';
import { type Buffer, imageValues } from './buffer.ts';
import type { Program } from './program.ts';

/** What a loss is taken of. */
interface LossOp {
  readonly program: Program;
  readonly loss: TrainOptions['loss'];
  readonly numOutputs: number;
  readonly labelSmoothing: number;
  readonly labels: Buffer;
  /** What is learnt in place of the labels; null: these are. */
  readonly targets: Buffer | null;
  readonly classWeights: Buffer;
  readonly losses: Buffer;
  readonly correct: Buffer;
}

/**
 * Adds the loss of each image and its gradient by the network's outputs.
 *
 * @param outputs [image, outputs]: for categorical cross-entropy logits, else probabilities.
 * @returns The gradient of the batch's mean loss.
 */
export function addLoss(
  { classWeights, correct, labels, labelSmoothing, loss, losses, numOutputs, program, targets }: LossOp,
  outputs: Buffer,
): Buffer {
  const gradient = imageValues('loss.gradient', numOutputs);
  program.add({
    layer: 'loss',
    name: loss === 'categoricalCrossentropy' ? 'softmax + categoricalCrossentropy' : loss,
    shape: `${numOutputs}`,
    multiplyAdds: 0,
    winners: null,
    reads: [outputs, labels, ...(targets === null ? [] : [targets]), classWeights],
    writes: [gradient, losses, correct],
    emit: ({ argument, f, module, numImages, own }) => {
      const emit = {
        categoricalCrossentropy: emitSoftmaxCrossEntropy,
        binaryCrossentropy: emitBinaryCrossEntropy,
        meanSquaredError: emitMeanSquaredError,
      }[loss];
      f.call(emit(module, { numOutputs, labelSmoothing, softTargets: targets !== null }), {
        numRows: numImages,
        outputs: own(outputs),
        labels: own(labels),
        targets: targets === null ? 0 : own(targets),
        classWeights: own(classWeights),
        scale: f32.load(argument('gradientScale')),
        gradient: own(gradient),
        losses: own(losses),
        correct: own(correct),
      });
    },
  });
  return gradient;
}
