import type { ModelSpec } from '@raqam/artifact';
import { emitDecodePixels } from '@raqam/kernels';
import { i32 } from '@raqam/kernels/assembler';
import { type Buffer, imageValues } from './buffer.ts';
import { formatShape, sizeOf } from './format-shape.ts';
import type { Program } from './program.ts';

/** Adds the way from bytes to numbers from 0 to 1. @param pixels u8, [image, ...inputShape]. @returns f32, likewise. */
export function addInput(program: Program, { inputShape }: ModelSpec, pixels: Buffer): Buffer {
  const numInputs = sizeOf(inputShape);
  const x = imageValues('input', numInputs);
  program.add({
    layer: 'input',
    name: 'pixels / 255',
    shape: formatShape(inputShape),
    multiplyAdds: 0,
    winners: null,
    reads: [pixels],
    writes: [x],
    emit: ({ f, module, numImages, own }) => {
      const numValues = i32.mul(numImages, numInputs);
      f.call(emitDecodePixels(module), { numValues, pixels: own(pixels), y: own(x) });
    },
  });
  return x;
}
