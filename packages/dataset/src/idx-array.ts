/** The sizes of an IDX file: `[count]` for labels, `[count, height, width]` for images. */
export type IdxShape = readonly [count: number] | readonly [count: number, height: number, width: number];

/** What one IDX file holds: whole numbers from 0 to 255, row-major. */
export interface IdxArray {
  readonly shape: IdxShape;
  /** As many values as the product of `shape`. */
  readonly data: Uint8Array;
}
