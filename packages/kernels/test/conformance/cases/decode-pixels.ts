import { decodePixels, emitDecodePixels } from '@raqam/kernels';
import { type OpCase, opCase } from '../op-case.ts';

/** 256 values: every byte. */
export const cases: readonly OpCase[] = [0, 1, 15, 16, 17, 256, 259].map((numValues) =>
  opCase({
    name: `decodePixels of ${numValues}`,
    emit: emitDecodePixels,
    args: {
      numValues,
      pixels: Uint8Array.from({ length: numValues }, (_, i) => i),
      y: new Float32Array(numValues).fill(9),
    },
    reference: ({ pixels, y }) => decodePixels(pixels, y),
    tolerance: 0,
  }),
);
