/** A network compiled for answering, as plain data: its code, and where everything stands in the memory it works on. */
export interface InferenceProgram {
  /**
   * The module. It imports its memory as `env.memory`; its function `inference(0, slot, scratch)` answers for the images
   * in the slot.
   */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Pages of 64 KiB, of which the memory has neither more nor less. */
  readonly numPages: number;
  /** Values of one image. */
  readonly numInputs: number;
  /** Values that are answered for one image. */
  readonly numOutputs: number;
  /** Most images of one call. */
  readonly maxImages: number;
  /** Addresses of what has to stand in memory before the first call, f32: the weights in their order, then constants. */
  readonly tensors: readonly number[];
  /** Address that the function is given. */
  readonly slot: number;
  /** Address that the function is given. */
  readonly scratch: number;
  /** Address of the number of images, an i32. */
  readonly numImages: number;
  /** Address of the images, f32, [maxImages, numInputs]. */
  readonly images: number;
  /** Address of the answers, f32, [maxImages, numOutputs]. */
  readonly outputs: number;
}
