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
  readonly labels: Buffer;
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
  { classWeights, correct, labels, loss, losses, numOutputs, program }: LossOp,
  outputs: Buffer,
): Buffer {
  const gradient = imageValues('loss.gradient', numOutputs);
  program.add({
    layer: 'loss',
    name: loss === 'categoricalCrossentropy' ? 'softmax + categoricalCrossentropy' : loss,
    shape: `${numOutputs}`,
    multiplyAdds: 0,
    winners: null,
    reads: [outputs, labels, classWeights],
    writes: [gradient, losses, correct],
    emit: ({ argument, f, module, numImages, own }) => {
      const emit = {
        categoricalCrossentropy: emitSoftmaxCrossEntropy,
        binaryCrossentropy: emitBinaryCrossEntropy,
        meanSquaredError: emitMeanSquaredError,
      }[loss];
      f.call(emit(module, { numOutputs }), {
        numRows: numImages,
        outputs: own(outputs),
        labels: own(labels),
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
