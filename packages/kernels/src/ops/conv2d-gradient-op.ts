import type { SlidingWindow } from '../sliding-window.ts';
import { windowName } from './window-name.ts';

/** A convolution as its gradients need it, apart from the number of images. */
export interface Conv2dGradientOp {
  /** Without padding. */
  readonly window: SlidingWindow;
  readonly numChannels: number;
  readonly numFilters: number;
}

/** The sizes as part of a function's name. */
export function conv2dGradientName({ numChannels, numFilters, window }: Conv2dGradientOp): string {
  return `${windowName(window)}_${numChannels}_${numFilters}`;
}
