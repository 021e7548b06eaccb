/** A trained model that names a class. */
export interface Classifier {
  /**
   * @param images u8 pixels, [count, H, W].
   * @returns The class of each image.
   */
  readonly classify: (images: Uint8Array, count: number) => ArrayLike<number>;
}
