import type { ModelArtifact } from '@raqam/artifact';
import type { InferenceProgram } from '@raqam/engine/precompiled';

/**
 * What a page needs of a model to compute with it, as the generated modules of this package hold it: compiled, its kernels
 * of 8 bits, all bytes as text.
 */
export interface PackedModel extends Pick<ModelArtifact, 'weightsSha256' | 'verdictThresholds'> {
  readonly name: string;
  readonly numParameters: number;
  readonly program: Omit<InferenceProgram, 'bytes'>;
  /** What the program's `tensors` asks for, in that order. */
  readonly tensors: readonly PackedTensor[];
  /**
   * Bytes as `encodePrintable` writes them, one part behind the other: the whole numbers of all quantized tensors, i8;
   * for each tensor its scales, or its values where it has none, f32 little-endian; the program's WebAssembly module.
   */
  readonly bytes: string;
}

/** A tensor's place in the bytes. */
interface PackedTensor {
  readonly numValues: number;
  /** Of a quantized tensor: value i is the whole number i times the scale i mod numScales. 0: its values are f32. */
  readonly numScales: number;
}
