import type { SlidingWindow } from '../sliding-window.ts';

/** What a pooling does, apart from the number of images. */
export interface Pool2dOp {
  readonly window: SlidingWindow;
  readonly numChannels: number;
}

/** Channels that are pooled side by side. */
export const POOL_CHANNELS = 16;
