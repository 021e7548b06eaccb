import type { Activation, Shape } from '@raqam/artifact';
import { emitActivation, emitActivationGradient, emitSoftmax, emitSoftmaxGradient } from '@raqam/kernels';
import { i32 } from '@raqam/kernels/assembler';
import { activationFunction } from './activation-function.ts';
import { type Buffer, imageValues } from './buffer.ts';
import { formatShape, sizeOf } from './format-shape.ts';
import type { Program } from './program.ts';

/** Values that an activation is applied to. */
interface ActivatedValues {
  readonly program: Program;
  /** The layer's name. */
  readonly layer: string;
  readonly activation: Activation;
  /** Of one image. */
  readonly shape: Shape;
}

/** Adds y = activation(x). @returns y, which is x where the activation is linear. */
export function addActivation({ activation, layer, program, shape }: ActivatedValues, x: Buffer): Buffer {
  if (activation === 'linear') return x;
  const y = imageValues(`${layer}.activation`, sizeOf(shape));
  addActivationInto({ activation, layer, program, shape }, x, y);
  return y;
}

/** The same with a place for y. */
export function addActivationInto({ activation, layer, program, shape }: ActivatedValues, x: Buffer, y: Buffer): void {
  const numValues = sizeOf(shape);
  const numClasses = shape[shape.length - 1];
  program.add({
    layer,
    name: activation,
    shape: formatShape(shape),
    multiplyAdds: 0,
    winners: null,
    reads: [x],
    writes: [y],
    emit: ({ f, module, numImages, own }) => {
      if (activation === 'softmax') {
        const numRows = i32.mul(numImages, numValues / numClasses);
        f.call(emitSoftmax(module, { numClasses }), { numRows, x: own(x), y: own(y) });
      } else {
        const kernel = emitActivation(module, { activation: activationFunction(activation) });
        f.call(kernel, { numValues: i32.mul(numImages, numValues), x: own(x), y: own(y) });
      }
    },
  });
}

/** Adds the gradient by x from that by y, in its place: dx = dy · activation′, from the output y. */
export function addActivationGradient(
  { activation, layer, program, shape }: ActivatedValues,
  y: Buffer,
  dy: Buffer,
): void {
  if (activation === 'linear') return;
  const numValues = sizeOf(shape);
  const numClasses = shape[shape.length - 1];
  program.add({
    layer,
    name: `gradient of ${activation}`,
    shape: formatShape(shape),
    multiplyAdds: 0,
    winners: null,
    reads: [y, dy],
    writes: [dy],
    emit: ({ f, module, numImages, own }) => {
      if (activation === 'softmax') {
        const numRows = i32.mul(numImages, numValues / numClasses);
        f.call(emitSoftmaxGradient(module, { numClasses }), { numRows, y: own(y), dy: own(dy), dx: own(dy) });
      } else {
        const kernel = emitActivationGradient(module, { activation: activationFunction(activation) });
        f.call(kernel, { numValues: i32.mul(numImages, numValues), y: own(y), dy: own(dy), dx: own(dy) });
      }
    },
  });
}
