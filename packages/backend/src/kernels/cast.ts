import type { CastAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { shareMemory } from '../share-memory.ts';
import type { TrainingKernel } from '../training-kernel.ts';

/** The values as another type. Where they are of that type already, the same memory serves, as in {@link identity}. */
export const cast: TrainingKernel<{ readonly x: TensorInfo }, CastAttrs> = {
  kernelName: 'Cast',
  compute: ({ backend, run }, { x }, attrs) =>
    x.dtype === attrs.dtype ? shareMemory(backend, x) : run('Cast', { x }, attrs),
};
