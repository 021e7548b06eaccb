import type * as core from '@tensorflow/tfjs-core';

/** What is used of the namespace of `@tensorflow/tfjs-core`, which `@tensorflow/tfjs` passes on whole. */
export type TfjsCore = Pick<
  typeof core,
  | 'backend_util'
  | 'env'
  | 'findBackendFactory'
  | 'getKernelsForBackend'
  | 'ready'
  | 'registerKernel'
  | 'setBackend'
  | 'unregisterKernel'
> & { readonly version_core: string };
