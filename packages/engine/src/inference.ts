import type { ModelSpec } from '@raqam/artifact';

/** A network with its weights, ready to answer. */
export interface Inference {
  readonly spec: ModelSpec;
  /**
   * What computes: WebAssembly with vectors, or plain JavaScript where there is none or a page's policy forbids it. Both
   * give the same bits.
   */
  readonly backend: 'wasm' | 'scalar';
  /** Values that one image has: 784 for 28×28×1. */
  readonly numInputs: number;
  /** Values that the network gives for one image. */
  readonly numOutputs: number;
  /**
   * Runs the network. Dropout does nothing, batch normalization uses its moving averages.
   *
   * @param images [B, ...inputShape], row-major; only read. B follows from the length and may be 0.
   * @returns [B, numOutputs], a new array. An image's row does not depend on the others.
   * @throws {EngineError} `run: images holds 100 values; …`
   */
  run(images: Float32Array): Float32Array<ArrayBuffer>;
}
