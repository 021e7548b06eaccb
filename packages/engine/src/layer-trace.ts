/** What one layer makes of one image. */
export interface LayerValues {
  /** The layer's, as the specification has it. */
  readonly name: string;
  /** Before the activation, in the shape of `outputs`; null where the layer has none, or `linear`, which changes nothing. */
  readonly sums: Float32Array<ArrayBuffer> | null;
  /** What the next layer reads, in the layer's output shape, row-major. */
  readonly outputs: Float32Array<ArrayBuffer>;
}

/** A network that shows what each of its layers makes of an image. */
export interface LayerTrace {
  /**
   * Runs the network on one image. Dropout does nothing, batch normalization uses its moving averages.
   *
   * @param image In the network's input shape, row-major; only read.
   * @returns A layer each, in the order of the specification: new arrays, all in one new buffer, which a worker can
   *   transfer. The last layer's outputs are what an `Inference` with these weights gives, to the bit.
   * @throws {EngineError} `run: image holds 100 values; cnn reads 28×28×1, so 784 are expected. …`
   */
  run(image: Float32Array): readonly LayerValues[];
}
