import type { VerdictThresholds } from '@raqam/artifact';

/** A network that reads digit images, ready to answer. */
export interface DigitNetwork {
  /** As its specification says. */
  readonly name: string;
  readonly numParameters: number;
  /** Fingerprint of the weights, as in the model's own files. */
  readonly weightsSha256: string;
  /**
   * What computes: WebAssembly with vectors, or plain JavaScript where there is none or a page's policy forbids it. Both
   * give the same bits.
   */
  readonly backend: 'wasm' | 'scalar';
  /** Null: none were found for it, and every answer counts. */
  readonly verdictThresholds: VerdictThresholds | null;
  /**
   * Reads digit images.
   *
   * @param images [B, 784], whole images, f32 in [0, 1], row-major, made by the rules of `DIGIT_CONTRACT`; only read.
   * @returns [B, 10], the probabilities of the digits 0 to 9; a new array. A row does not depend on the others.
   */
  run(images: Float32Array): Float32Array<ArrayBuffer>;
}
