import type { SlidingWindow } from '../sliding-window.ts';

/** The sizes of a pooling. */
export interface Pool2dShape {
  readonly batchSize: number;
  readonly window: SlidingWindow;
  readonly numChannels: number;
}
