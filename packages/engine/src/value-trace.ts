/** One input's share in a value. */
export interface ValueTerm {
  /** Its place among the layer's inputs, row-major. */
  readonly index: number;
  readonly input: number;
  /** What it is multiplied with; null where there is no weight of its own. */
  readonly weight: number | null;
  /** `input · weight`, rounded to f32; without a weight the input itself. */
  readonly product: number;
}

/** What a window covers; it may reach beyond the edges of the image. */
export interface WindowPlace {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** How one value of a layer came to be, before its activation. */
export interface ValueTrace {
  /**
   * - `weightedSum`: bias + Σ products, of a convolution and of a fully connected layer.
   * - `greatest`: the greatest of the inputs.
   * - `mean`: Σ inputs / their number.
   * - `scaledSum`: factor · Σ inputs + bias, of the S layers of LeNet-5.
   */
  readonly rule: 'weightedSum' | 'greatest' | 'mean' | 'scaledSum';
  /** Where the window is; null for a fully connected layer. */
  readonly window: WindowPlace | null;
  /** In the order in which they are added up; none for what lies beyond the edges or is not connected. */
  readonly terms: readonly ValueTerm[];
  /** Null where the layer has none. */
  readonly bias: number | null;
  /** Of `scaledSum`, else null. */
  readonly factor: number | null;
  /**
   * The value, with every step rounded to f32 as the network does it: to the bit what a `LayerTrace` has there, but for
   * the last bit of a max pool behind a sigmoid (see `createLayerTrace`).
   */
  readonly result: number;
}
