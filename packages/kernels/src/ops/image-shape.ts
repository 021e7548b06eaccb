/** What images are, one like the other. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly numChannels: number;
}
