import type { Size2d } from './sliding-window.ts';

/** The sizes of a convolution's filter. */
export interface FilterShape {
  readonly filterSize: Size2d;
  /** Channels of the input. */
  readonly numChannels: number;
  readonly numFilters: number;
}
