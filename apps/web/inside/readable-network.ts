import type { ModelSpec } from '@raqam/artifact';

/** A network with its numbers. */
export interface ReadableNetwork {
  readonly spec: ModelSpec;
  /** The values of its tensors, in the order of `inferShapes(spec).weights`. */
  readonly weights: readonly Float32Array[];
}
